// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.taskbridge.app.Await;
import io.taskbridge.app.bench.BenchOptions;
import io.taskbridge.app.bench.Benchmark;
import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.Scorecard;
import io.taskbridge.app.bench.Series;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.app.kafka.ClientSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Of two bridges one is killed, again and again: how long until its tasks have news again. Its group's session has to
 * end first, so that is what the time is compared with.
 */
public final class RecoveryBenchmark implements Benchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public void run(BenchOptions options, Findings findings, PrintStream out) throws IOException, InterruptedException {
        int tasks = options.at(10_000, 10_000, 1_000);
        List<Double> first = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        try (Stand stand = new Stand(options, "1g")) {
            Site site = Site.of(stand.bootstrapServers(), "recovery-", "recovery", Site.unasked());
            Population.write(stand, site, tasks);
            RunningBridge survivor = stand.bridge(site).awaitReady();
            try (SteadyNews news = new SteadyNews(stand.bootstrapServers(), site, tasks);
                    Silence silence = new Silence(stand.bootstrapServers(), site.events())) {
                news.begin();
                for (int round = 0; round < options.at(5, 2, 1); round++) {
                    RunningBridge victim = stand.bridge(site.beside()).awaitReady();
                    Set<Integer> orphans = Await.until(
                            PATIENCE, () -> victim.shards("RUNNING"), shards -> shards.size() == Site.PARTITIONS / 2);
                    silence.awaitNews(orphans, System.currentTimeMillis());
                    victim.kill();
                    List<Double> seconds = silence.awaitNews(orphans, System.currentTimeMillis());
                    System.err.println("kill " + (round + 1) + ": news after " + seconds + " s");
                    first.add(seconds.get(0));
                    all.add(seconds.get(seconds.size() - 1));
                    Await.until(PATIENCE, () -> survivor.shards("RUNNING").size(), run -> run == Site.PARTITIONS);
                }
            }
        }
        report(new Series(first), new Series(all), findings, out);
    }

    private static void report(Series first, Series all, Findings findings, PrintStream out) {
        double session = ClientSettings.SESSION_MILLIS / 1e3;
        List<Double> sessions = first.values().stream().map(any -> session).toList();
        Series ratio = first.over(new Series(sessions));
        findings.figure("firstEventSeconds", first);
        findings.figure("allShardsSeconds", all);
        findings.baseline("sessionSeconds", session);
        findings.ratio("firstEvent", ratio);
        out.print(new TextTable("Recovery", Series.HEAD)
                .row("seconds to the first event of its tasks", first.cells())
                .row("seconds until each of its shards has news", all.cells())
                .row("first event / session time-out of " + TextTable.number(session) + " s", ratio.cells()));
        Scorecard scorecard = new Scorecard();
        scorecard.enter(
                Goal.atMost("seconds to the first event, of the session time-out", 1.2, Double.NaN), ratio.median());
        out.print(scorecard);
    }
}
