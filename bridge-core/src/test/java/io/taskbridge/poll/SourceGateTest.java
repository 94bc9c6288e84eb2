// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static io.taskbridge.provider.Reading.Kind.EXHAUSTED;
import static io.taskbridge.provider.Reading.Kind.GARBAGE;
import static io.taskbridge.provider.Reading.Kind.REFUSED;
import static io.taskbridge.provider.Reading.Kind.THROTTLED;
import static io.taskbridge.provider.Reading.Kind.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.taskbridge.provider.Reading;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceGateTest {
    /** High enough for pacing not to show. */
    private static final double RATE = 1_000_000;

    private static final long START = 1_000_000;
    private static final Reading GOOD = Reading.seen(Report.of(TaskState.RUNNING, "RUNNING"));

    private final SourceGate gate = gate(7);
    private long now = START;

    private static SourceGate gate(long seed) {
        return new SourceGate(new RateBudget(RATE, 1, START), new Random(seed), START);
    }

    private void answer(long request, Reading.Kind kind) {
        gate.answered(request, Reading.of(kind, "the reason"), null, now);
    }

    /** Sends as soon as may be, and has it answered at once. Returns how long that took. */
    private long ask(Reading reading) {
        long waited = gate.readyAt(now) - now;
        now += waited;
        gate.answered(gate.send(now), reading, null, now);
        return waited;
    }

    private long ask(Reading.Kind kind) {
        return ask(Reading.of(kind, "the reason"));
    }

    private List<Long> asks(Reading.Kind kind, int times) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            waits.add(ask(kind));
        }
        return waits;
    }

    private List<Long> requestsInFlight(int count) {
        List<Long> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(gate.send(now));
        }
        return requests;
    }

    private SourceState state() {
        return gate.health().state();
    }

    @Nested
    class InGoodHealth {
        @Test
        void newSourceIsFineAndMayBeAskedAtOnce() {
            assertThat(gate.readyAt(now)).isEqualTo(now);
            assertThat(gate.health()).isEqualTo(new SourceHealth(SourceState.OK, "not asked yet", START, null));
        }

        @ParameterizedTest
        @EnumSource(
                value = Reading.Kind.class,
                names = {"SEEN", "DOUBTFUL", "NOT_FOUND", "UNMAPPED", "UNTAKEN"})
        void answersAboutTasksSayThatTheSourceIsFine(Reading.Kind kind) {
            for (int i = 0; i < 20; i++) {
                now++;
                assertThat(ask(kind)).isZero();
            }

            assertThat(gate.health()).isEqualTo(new SourceHealth(SourceState.OK, "answering", START, START + 20));
        }

        @Test
        void budgetPacesRequests() {
            SourceGate slow = new SourceGate(new RateBudget(20, 1, now), new Random(1), now);
            slow.send(now);

            assertThat(slow.readyAt(now)).isEqualTo(now + 47);
            assertThatThrownBy(() -> slow.send(now)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void nothingIsSentWithoutAShare() {
            gate.budget().share(0, now);

            assertThat(gate.readyAt(now)).isEqualTo(PollSchedule.NEVER);
        }
    }

    @Nested
    class Throttled {
        @Test
        void rateFallsAndNothingIsSentForAMoment() {
            ask(THROTTLED);

            assertThat(gate.budget().ratePerSecond(now)).isCloseTo(0.97 * 0.8 * RATE, within(1.0));
            assertThat(gate.readyAt(now)).isEqualTo(now + 100);
            assertThat(state()).isEqualTo(SourceState.THROTTLED);
            assertThat(gate.health().reason()).contains("the reason");
        }

        @Test
        void retryAfterIsHonoured() {
            gate.answered(gate.send(now), Reading.of(THROTTLED, "429"), Duration.ofSeconds(7), now);

            assertThat(gate.readyAt(now)).isEqualTo(now + 7_000);
        }

        @Test
        void retryAfterIsCappedAtFiveMinutes() {
            gate.answered(gate.send(now), Reading.of(THROTTLED, "429"), Duration.ofHours(2), now);

            assertThat(gate.readyAt(now)).isEqualTo(now + 300_000);
        }

        @Test
        void furtherAnswersNeverShortenThePause() {
            List<Long> requests = requestsInFlight(3);
            long paused = now + 7_000;
            gate.answered(requests.get(0), Reading.of(THROTTLED, "429"), Duration.ofSeconds(7), now);
            answer(requests.get(1), THROTTLED);
            gate.answered(requests.get(2), GOOD, null, now);

            assertThat(gate.readyAt(now)).isEqualTo(paused);
        }

        @Test
        void outageNeverShortensThePauseThatTheSourceAskedFor() {
            List<Long> requests = requestsInFlight(6);
            gate.answered(requests.get(0), Reading.of(THROTTLED, "429"), Duration.ofSeconds(200), now);
            requests.subList(1, 6).forEach(request -> answer(request, UNAVAILABLE));

            assertThat(state()).isEqualTo(SourceState.UNREACHABLE);
            assertThat(gate.readyAt(now)).isEqualTo(now + 200_000);
        }

        @Test
        void afterThePauseManyRequestsMayBeInFlight() {
            ask(THROTTLED);
            now += 100;

            assertThat(requestsInFlight(5)).doesNotHaveDuplicates();
        }

        @Test
        void stateLastsUntilTheSourceAnswersWellAWhileLater() {
            ask(THROTTLED);
            now += 9_999;
            ask(GOOD);
            assertThat(state()).isEqualTo(SourceState.THROTTLED);
            assertThat(gate.health().sinceMillis()).isEqualTo(START);

            now++;
            ask(GOOD);
            assertThat(state()).isEqualTo(SourceState.OK);
            assertThat(gate.health().sinceMillis()).isEqualTo(START + 10_000);
        }

        @Test
        void throttlingInterruptsARunOfTrouble() {
            asks(UNAVAILABLE, 4);
            ask(THROTTLED);
            asks(UNAVAILABLE, 4);

            assertThat(state()).isEqualTo(SourceState.THROTTLED);
        }
    }

    @Nested
    class Exhausted {
        @Test
        void pausesGrowFromAMinuteToAnHour() {
            List<Long> waits = asks(EXHAUSTED, 9);

            assertThat(waits)
                    .containsExactly(
                            0L, 60_000L, 120_000L, 240_000L, 480_000L, 960_000L, 1_920_000L, 3_600_000L, 3_600_000L);
            assertThat(state()).isEqualTo(SourceState.THROTTLED);
            assertThat(gate.health().reason()).isEqualTo("a quota is used up: the reason");
        }

        @Test
        void goodAnswerEndsItAndTheNextPauseIsShortAgain() {
            asks(EXHAUSTED, 5);
            ask(GOOD);

            assertThat(state()).isEqualTo(SourceState.OK);
            assertThat(asks(EXHAUSTED, 2)).containsExactly(0L, 60_000L);
        }

        @Test
        void retryAfterMakesThePauseLonger() {
            gate.answered(gate.send(now), Reading.of(EXHAUSTED, "quota"), Duration.ofSeconds(200), now);

            assertThat(gate.readyAt(now)).isEqualTo(now + 200_000);
        }
    }

    @Nested
    class Refused {
        @Test
        void probesComeAfterThirtySecondsDoublingToTenMinutes() {
            assertThat(asks(REFUSED, 8))
                    .containsExactly(0L, 30_000L, 60_000L, 120_000L, 240_000L, 480_000L, 600_000L, 600_000L);
            assertThat(state()).isEqualTo(SourceState.UNAUTHORIZED);
            assertThat(gate.health().reason()).isEqualTo("our credentials or our account are refused: the reason");
            assertThat(gate.health().sinceMillis()).isEqualTo(START);
        }

        @Test
        void onlyOneProbeAtATime() {
            ask(REFUSED);
            now = gate.readyAt(now);
            gate.send(now);

            assertThat(gate.readyAt(now)).isEqualTo(PollSchedule.NEVER);
            assertThatThrownBy(() -> gate.send(now)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void firstGoodAnswerResumesAtOnce() {
            asks(REFUSED, 3);
            ask(GOOD);

            assertThat(gate.readyAt(now)).isEqualTo(now);
            assertThat(state()).isEqualTo(SourceState.OK);
            assertThat(gate.health().lastGoodMillis()).isEqualTo(now);
        }

        @Test
        void probeThatIsThrottledProvesNothing() {
            asks(REFUSED, 2);
            ask(THROTTLED);

            assertThat(state()).isEqualTo(SourceState.UNAUTHORIZED);
            assertThat(gate.readyAt(now)).isEqualTo(now + 120_000);
            assertThat(gate.budget().ratePerSecond(now)).isCloseTo(0.97 * 0.8 * RATE, within(1.0));
        }

        @Test
        void sourceThatStopsAnsweringMeanwhileIsUnreachable() {
            ask(REFUSED);
            asks(UNAVAILABLE, 4);
            assertThat(state()).isEqualTo(SourceState.UNAUTHORIZED);

            ask(UNAVAILABLE);
            assertThat(state()).isEqualTo(SourceState.UNREACHABLE);
        }
    }

    @Nested
    class Unreachable {
        @ParameterizedTest
        @EnumSource(
                value = Reading.Kind.class,
                names = {"UNAVAILABLE", "GARBAGE"})
        void fiveInARowOpenTheCircuit(Reading.Kind kind) {
            assertThat(asks(kind, 4)).containsOnly(0L);
            assertThat(state()).isEqualTo(SourceState.OK);
            assertThat(gate.readyAt(now)).isEqualTo(now);

            ask(kind);

            assertThat(state()).isEqualTo(SourceState.UNREACHABLE);
            assertThat(gate.readyAt(now)).isBetween(now + 1_000, now + 2_000);
        }

        @Test
        void bothKindsOfTroubleAddUp() {
            asks(UNAVAILABLE, 3);
            asks(GARBAGE, 2);

            assertThat(state()).isEqualTo(SourceState.UNREACHABLE);
            assertThat(gate.health().reason()).isEqualTo("no answer that can be used: the reason");
        }

        @Test
        void goodAnswerInBetweenStartsTheCountAnew() {
            asks(UNAVAILABLE, 4);
            ask(GOOD);
            asks(UNAVAILABLE, 4);

            assertThat(state()).isEqualTo(SourceState.OK);
        }

        @Test
        void pausesDoubleWithJitterUpToAMinute() {
            asks(UNAVAILABLE, 5);

            List<Long> waits = asks(UNAVAILABLE, 20);

            for (int i = 0; i < waits.size(); i++) {
                long least = Math.min(30_000, 1_000L << i);
                assertThat(waits.get(i)).as("pause %s", i).isBetween(least, 2 * least);
            }
            assertThat(waits).doesNotHaveDuplicates();
        }

        @Test
        void oneGoodProbeClosesTheCircuit() {
            asks(UNAVAILABLE, 8);
            ask(GOOD);

            assertThat(state()).isEqualTo(SourceState.OK);
            assertThat(requestsInFlight(10)).hasSize(10);
        }

        @Test
        void closedCircuitStaysClosedThroughFourMoreTroubles() {
            asks(UNAVAILABLE, 5);
            ask(GOOD);

            assertThat(asks(UNAVAILABLE, 4)).containsOnly(0L);
            assertThat(state()).isEqualTo(SourceState.OK);
        }

        @Test
        void probeThatIsRefusedTurnsItIntoARefusal() {
            asks(UNAVAILABLE, 9);
            ask(REFUSED);

            assertThat(state()).isEqualTo(SourceState.UNAUTHORIZED);
            assertThat(gate.readyAt(now)).isEqualTo(now + 30_000);
        }

        @Test
        void sinceIsWhenTheCircuitOpenedNotWhenTheLastProbeFailed() {
            asks(UNAVAILABLE, 10);

            assertThat(gate.health().sinceMillis()).isEqualTo(START);
            assertThat(now).isGreaterThan(START);
        }
    }

    @Nested
    class LateAnswers {
        @Test
        void lateTroubleDoesNotProlongTheOutage() {
            List<Long> requests = requestsInFlight(30);
            requests.subList(0, 5).forEach(request -> answer(request, UNAVAILABLE));
            long opens = gate.readyAt(now);
            now += 10;

            requests.subList(5, 30).forEach(request -> answer(request, UNAVAILABLE));

            assertThat(gate.readyAt(now)).isEqualTo(opens);
        }

        @Test
        void lateGoodAnswerDoesNotEndTheOutageButIsRemembered() {
            List<Long> requests = requestsInFlight(2);
            answer(requests.get(0), REFUSED);
            now += 10;

            gate.answered(requests.get(1), GOOD, null, now);

            assertThat(state()).isEqualTo(SourceState.UNAUTHORIZED);
            assertThat(gate.readyAt(now)).isEqualTo(now - 10 + 30_000);
            assertThat(gate.health().lastGoodMillis()).isEqualTo(now);
        }

        @Test
        void lateAnswerIsNotTakenForTheProbes() {
            List<Long> requests = requestsInFlight(3);
            answer(requests.get(0), REFUSED);
            now = gate.readyAt(now);
            gate.send(now);

            gate.answered(requests.get(1), GOOD, null, now);
            answer(requests.get(2), REFUSED);

            assertThat(gate.readyAt(now)).isEqualTo(PollSchedule.NEVER);
        }

        @Test
        void manyRefusalsAtOnceAreOneRefusal() {
            List<Long> requests = requestsInFlight(30);

            requests.forEach(request -> answer(request, REFUSED));

            assertThat(gate.readyAt(now)).isEqualTo(now + 30_000);
        }

        @Test
        void lateTroubleAfterTheOutageDoesNotCount() {
            List<Long> requests = requestsInFlight(30);
            requests.subList(0, 5).forEach(request -> answer(request, UNAVAILABLE));
            ask(GOOD);

            requests.subList(5, 30).forEach(request -> answer(request, UNAVAILABLE));

            assertThat(state()).isEqualTo(SourceState.OK);
            assertThat(gate.readyAt(now)).isEqualTo(now);
        }

        @Test
        void lateThrottlingStillSlowsTheSourceDown() {
            List<Long> requests = requestsInFlight(2);
            answer(requests.get(0), REFUSED);

            answer(requests.get(1), THROTTLED);

            assertThat(gate.budget().ratePerSecond(now)).isCloseTo(0.97 * 0.8 * RATE, within(1.0));
            assertThat(state()).isEqualTo(SourceState.UNAUTHORIZED);
            assertThat(gate.readyAt(now)).isEqualTo(now + 30_000);
        }
    }

    @Test
    void renewedCredentialsAreTriedAtOnce() {
        asks(REFUSED, 3);

        gate.renewed(now);

        assertThat(ask(GOOD)).isZero();
        assertThat(gate.health().state()).isEqualTo(SourceState.OK);
    }

    @Test
    void answersToFormerCredentialsTellNothing() {
        List<Long> former = requestsInFlight(3);
        gate.renewed(now);
        former.forEach(request -> answer(request, REFUSED));
        assertThat(gate.health().state()).isEqualTo(SourceState.OK);

        ask(REFUSED);
        long probe = gate.send(now += gate.readyAt(now) - now);
        gate.renewed(now);
        answer(probe, REFUSED);

        assertThat(ask(GOOD)).isZero();
    }

    @Test
    void renewedCredentialsDoNotEndAPauseThatTheSourceAskedFor() {
        gate.answered(gate.send(now), Reading.of(THROTTLED, "slow down"), Duration.ofSeconds(9), now);

        gate.renewed(now);

        assertThat(gate.readyAt(now) - now).isEqualTo(9_000);
    }
}
