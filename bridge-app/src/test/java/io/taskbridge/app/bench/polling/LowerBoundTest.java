// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LowerBoundTest {
    /** Worked out by another program, with a coarser grid. */
    static Stream<Arguments> knownBounds() {
        return Stream.of(
                        known(SteadyLoad.W2, 0.7256, 0.9571, 1.022, 0.8477, 0.5474, 0.2644, 0.04185, 0.3415),
                        known(SteadyLoad.W3, 3.727, 5.151, 5.617, 4.386, 3.047, 1.378, 0.1962, 1.786),
                        known(SteadyLoad.W4, 18.67, 25.71, 28.18, 21.94, 15.22, 6.899, 0.9829, 8.925))
                .flatMap(bounds -> bounds);
    }

    private static Stream<Arguments> known(SteadyLoad load, double... bounds) {
        Durations[] all = Durations.values();
        return IntStream.range(0, all.length).mapToObj(i -> Arguments.of(load, all[i], bounds[i]));
    }

    @ParameterizedTest
    @MethodSource("knownBounds")
    void agreesWithWhatIsKnown(SteadyLoad load, Durations durations, double known) {
        // The coarser grid is felt where many requests meet a narrow law: 60 s and 2 %, thirty requests.
        double percent = load == SteadyLoad.W2 && durations == Durations.NDET ? 4 : 1;

        assertThat(load.lowerBound(durations)).isCloseTo(known, Percentage.withPercentage(percent));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.2, 2, 6, 30, 120})
    void isExactForTheMemorylessLaw(double requests) {
        double wait = -60 * Math.log1p(-1 / requests);
        double exact = wait * requests - 60;

        assertThat(LowerBound.of(Population.of(Laws.exponential().times(60)), requests))
                .isCloseTo(exact, Percentage.withPercentage(0.2));
    }

    @Test
    void comesToTheSmoothLimitWithManyRequests() {
        // Half of the square of the integral of the root of density times survival, over the requests that may miss.
        double narrow = 60 / 24.4;

        assertThat(SteadyLoad.W1.lowerBound(Durations.NDET))
                .isCloseTo(narrow / (2 * 119), Percentage.withPercentage(1));
    }

    @Test
    void aScheduleThatKnowsTheLawComesCloseFromAbove() {
        Population population = Durations.WEIB2.around(60);
        Script script = Script.of(population, Arrivals.poisson(10 * 20 / 60.0), 5_000, 0.2, 1);
        BestFirst best = new BestFirst(
                Map.of("model", new TrueCurve(population.shares().get(0).law())));

        Outcome outcome = Simulation.run(script, Contender.of(best), Line.paced(20), View.TIMES);

        double bound = LowerBound.of(population, outcome.of(Measure.REQUESTS));
        assertThat(outcome.mean() / bound).isBetween(0.98, 1.06);
    }

    @ParameterizedTest
    @MethodSource("knownPhases")
    void agreesWithWhatIsKnownOfTwoPhases(double rate, double known) {
        double bound = TwoPhaseBound.of(40, Laws.logNormal(0.1).times(20), rate / 4);

        assertThat(bound).isCloseTo(known, Percentage.withPercentage(12));
    }

    static Stream<Arguments> knownPhases() {
        return Stream.of(Arguments.of(10, 3.79), Arguments.of(20, 0.71), Arguments.of(40, 0.28));
    }

    @Test
    void aSecondPhaseThatIsOverAtOnceIsNone() {
        double requests = 6;
        double wait = -40 * Math.log1p(-1 / requests);

        assertThat(TwoPhaseBound.of(40, Laws.logNormal(0.1).times(1e-3), requests))
                .isCloseTo(wait * requests - 40, Percentage.withPercentage(1));
    }
}
