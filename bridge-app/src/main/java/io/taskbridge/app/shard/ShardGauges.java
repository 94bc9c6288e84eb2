// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.app.metrics.ShardMeters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of all partitions of the inbox, owned here or not: so the bridges of a group together show which partition
 * nobody works on, and no gauge comes or goes.
 */
public final class ShardGauges {
    /** What a partition is called that is not this bridge's. */
    private static final String ELSEWHERE = "elsewhere";

    private final ShardMeters meters;
    private final Shards shards;
    private final InstantSource clock;

    private ShardGauges(ShardMeters meters, Shards shards, InstantSource clock) {
        this.meters = meters;
        this.shards = shards;
        this.clock = clock;
    }

    public static void bind(ShardMeters meters, Shards shards, InstantSource clock) {
        ShardGauges gauges = new ShardGauges(meters, shards, clock);
        for (int partition = 0; partition < shards.partitions(); partition++) {
            gauges.bind(partition);
        }
    }

    private void bind(int partition) {
        for (ShardState state : new ShardState[] {ShardState.RESTORING, ShardState.RUNNING, ShardState.FENCED}) {
            String word = state.name().toLowerCase(Locale.ROOT);
            meters.state(partition, word, () -> is(state, shards.status(partition)));
        }
        meters.state(partition, ELSEWHERE, () -> is(ShardState.STOPPED, shards.status(partition)));
        meters.transaction(partition, reading(partition, status -> seconds(status.transactionAge(clock.instant()))));
        meters.failedCommits(partition, reading(partition, ShardStatus::failedCommits));
    }

    private Supplier<Number> reading(int partition, ToDoubleFunction<ShardStatus> figure) {
        return () -> {
            ShardStatus status = shards.status(partition);
            return status == null ? 0 : figure.applyAsDouble(status);
        };
    }

    /** A shard that has stopped is no longer this bridge's, as one that is not here. */
    private static int is(ShardState state, @Nullable ShardStatus status) {
        return (status == null ? ShardState.STOPPED : status.state()) == state ? 1 : 0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
