// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.jmh;

import io.taskbridge.poll.Aim;
import io.taskbridge.poll.PricedSchedule;
import io.taskbridge.poll.ScheduleSettings;
import io.taskbridge.poll.Scheduled;
import io.taskbridge.poll.Sighting;
import io.taskbridge.poll.Stage;
import io.taskbridge.poll.Subject;
import io.taskbridge.poll.WebhookTrust;
import io.taskbridge.poll.duration.DurationModels;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the schedule does for a poll, and for a task that comes and goes, where there are many. */
@State(Scope.Thread)
public class Schedule {
    private static final long START = 1_768_472_430_000L;
    private static final int TARGETS = 50;
    private static final double RATE = 1_000;

    /** A task, and nothing else. */
    private static final class Item extends Scheduled {}

    @Param({"1000", "1000000"})
    public int tasks;

    private final PricedSchedule<Item> schedule = new PricedSchedule<>(
            new ScheduleSettings(Duration.ofMillis(1), Duration.ofMillis(100), Aim.BALANCED, 0.02),
            new DurationModels(TARGETS),
            new WebhookTrust(),
            at -> RATE);
    private long now = START;
    private int added;

    @Setup(Level.Trial)
    public void fill() {
        for (int i = 0; i < tasks; i++) {
            add(new Item());
        }
        now += 1_000;
    }

    /** A millisecond goes by, and a task is asked about if one is to be. */
    @Benchmark
    public @Nullable Item poll() {
        Item item = schedule.take(++now);
        if (item != null) {
            schedule.told(item, Sighting.at(Stage.RUNNING), now);
        }
        return item;
    }

    @Benchmark
    public Item addAndRemove() {
        Item item = new Item();
        add(item);
        schedule.remove(item);
        return item;
    }

    private void add(Item item) {
        schedule.add(item, Subject.fresh("target" + added++ % TARGETS, 1, now), now);
    }
}
