// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.TextTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How one steady load went.
 *
 * @param bounds the lower bound for each distribution, in their order
 * @param races the race for each distribution, in their order
 */
record SteadyResult(SteadyLoad load, List<Double> bounds, List<Race.Result> races) {
    /** A limiter that is paced keeps a request waiting for half a gap, whatever the schedule. */
    private static final double SLOT = 1 / (2 * SteadyLoad.RATE);

    Spread ofLowerBound() {
        return Spread.of(ofBound(SteadyWorkload.MEAN));
    }

    Spread balancedOfLowerBound() {
        return Spread.of(ofBound(SteadyWorkload.BALANCED));
    }

    Spread backoffOver() {
        return Spread.of(over(Baseline.EXP_30));
    }

    Spread roundRobinOver() {
        return Spread.of(over(Baseline.ROUND_ROBIN));
    }

    Spread p99() {
        return Spread.of(p99RoundRobinOver());
    }

    Spread firstOverRoundRobin() {
        return Spread.of(firstOver());
    }

    void record(Findings findings) {
        // The fifth load is reported and not judged by itself.
        BiConsumer<String, Double> taker = load == SteadyLoad.W5 ? findings::figure : findings::ratio;
        String end = "." + load.key();
        each("ofLowerBound.", ofBound(SteadyWorkload.MEAN), end, taker);
        each("balancedOfLowerBound.", ofBound(SteadyWorkload.BALANCED), end, taker);
        each("backoffOver.", over(Baseline.EXP_30), end, taker);
        each("roundRobinOver.", over(Baseline.ROUND_ROBIN), end, taker);
        taker.accept("ofLowerBound.geo" + end, ofLowerBound().geo());
        taker.accept("backoffOver.geo" + end, backoffOver().geo());
        taker.accept("roundRobinOver.geo" + end, roundRobinOver().geo());
        taker.accept("p99RoundRobinOver.geo" + end, p99().geo());
        findings.figure("balancedOfLowerBound.geo" + end, balancedOfLowerBound().geo());
        each("p99RoundRobinOver.", p99RoundRobinOver(), end, findings::figure);
        each("lowerBound.", bounds, end, findings::baseline);
        if (load == SteadyLoad.W3) {
            each("firstFiveHundredOverRoundRobin.", firstOver(), "", findings::ratio);
        }
    }

    void print(PrintStream out) {
        TextTable means = table("mean delay, s", "geo").row("lower bound", numbers(bounds));
        rows(means, Measure.MEAN, entrant -> true);
        means.row("aim mean / (bound + slot)", withGeo(ofBound(SteadyWorkload.MEAN)));
        means.row("aim balanced / (bound + slot)", withGeo(ofBound(SteadyWorkload.BALANCED)));
        means.row("backoff 1 to 30 s / aim mean", withGeo(over(Baseline.EXP_30)));
        means.row("round robin / aim mean", withGeo(over(Baseline.ROUND_ROBIN)));
        out.print(means);
        TextTable tail = table("p99 delay, s", "geo");
        rows(tail, Measure.P99, SteadyResult::worthComparing);
        out.print(tail.row("round robin / aim balanced", withGeo(p99RoundRobinOver())));
        if (load == SteadyLoad.W1) {
            TextTable requests = table("requests a task", "");
            rows(requests, Measure.REQUESTS, entrant -> true);
            out.print(requests);
        }
        if (load == SteadyLoad.W3) {
            out.print(table("mean delay of the first 500 tasks", "geo")
                    .row(
                            "aim mean, s",
                            numbers(collect(race -> race.of(SteadyWorkload.MEAN).of(Measure.BLOCK))))
                    .row("aim mean / round robin", withGeo(firstOver())));
        }
    }

    private static boolean worthComparing(Entrant entrant) {
        return entrant.side() == Entrant.Side.OURS
                || entrant.key().equals(Baseline.EXP_30.key())
                || entrant.key().equals(Baseline.ROUND_ROBIN.key());
    }

    private void rows(TextTable table, Measure measure, Predicate<Entrant> shown) {
        races.get(0).race().entrants().stream()
                .filter(shown)
                .forEach(entrant -> table.row(entrant.words(), numbers(all(entrant, measure))));
    }

    private TextTable table(String what, String last) {
        List<String> head = new ArrayList<>(List.of(""));
        for (Durations durations : Durations.values()) {
            head.add(durations.key());
        }
        head.add(last);
        return new TextTable(load + ", " + load.words() + ": " + what, head);
    }

    private List<Double> all(Entrant entrant, Measure measure) {
        return collect(race -> race.of(entrant.key()).of(measure));
    }

    private List<Double> ofBound(String entrant) {
        return IntStream.range(0, races.size())
                .mapToObj(i -> races.get(i).of(entrant).mean() / (bounds.get(i) + SLOT))
                .toList();
    }

    private List<Double> over(Baseline baseline) {
        return collect(
                race -> race.of(baseline).mean() / race.of(SteadyWorkload.MEAN).mean());
    }

    private List<Double> p99RoundRobinOver() {
        return collect(race -> race.of(Baseline.ROUND_ROBIN).of(Measure.P99)
                / race.of(SteadyWorkload.BALANCED).of(Measure.P99));
    }

    private List<Double> firstOver() {
        return collect(race -> race.of(SteadyWorkload.MEAN).of(Measure.BLOCK)
                / race.of(Baseline.ROUND_ROBIN).of(Measure.BLOCK));
    }

    private List<Double> collect(Function<Race.Result, Double> value) {
        return races.stream().map(value).toList();
    }

    private static void each(String start, List<Double> values, String end, BiConsumer<String, Double> taker) {
        Durations[] all = Durations.values();
        for (int i = 0; i < all.length; i++) {
            taker.accept(start + all[i].key() + end, values.get(i));
        }
    }

    private static List<String> numbers(List<Double> values) {
        return values.stream().map(TextTable::number).toList();
    }

    private static List<String> withGeo(List<Double> values) {
        List<String> cells = new ArrayList<>(numbers(values));
        cells.add(TextTable.number(Spread.of(values).geo()));
        return cells;
    }
}
