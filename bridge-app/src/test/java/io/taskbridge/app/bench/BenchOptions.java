// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import io.taskbridge.app.process.Jvm;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What is to be measured, and how thoroughly.
 *
 * @param seeds of all randomness; figures are means over them
 * @param workers how many measurements may run at once
 * @param partitions of the inbox where webhooks come in
 * @param dir where the figures are written
 */
public record BenchOptions(Depth depth, List<Long> seeds, int workers, int partitions, Path dir) {
    private static final int SEEDS = 3;
    private static final int MOST_WORKERS = 2;

    /** As the system properties {@code quick}, {@code seeds}, {@code workers}, {@code partitions} and {@code dir} say. */
    static BenchOptions asked() {
        int processors = Runtime.getRuntime().availableProcessors();
        Depth depth = chosen("quick") ? Depth.QUICK : Depth.FULL;
        int seeds = Integer.getInteger("seeds", depth == Depth.FULL ? SEEDS : 1);
        int workers = Integer.getInteger("workers", Math.min(MOST_WORKERS, processors));
        int partitions = Integer.getInteger("partitions", processors);
        Path dir = Path.of(System.getProperty("dir", "target/bench"));
        return new BenchOptions(depth, firstSeeds(seeds), workers, partitions, dir);
    }

    public static List<Long> firstSeeds(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    /** The value for this depth. */
    public <T> T at(T full, T quick, T glance) {
        return switch (depth) {
            case FULL -> full;
            case QUICK -> quick;
            case GLANCE -> glance;
        };
    }

    /** For what is measured and what is compared with it: as delivered, but where a glance is to be over soon. */
    public Jvm jvm(String heap) {
        return depth == Depth.GLANCE ? Jvm.lean(heap) : Jvm.asDelivered(heap);
    }

    /** Given, and not as "false": {@code -Dquick} says as much as {@code -Dquick=true}. */
    private static boolean chosen(String property) {
        String value = System.getProperty(property);
        return value != null && !value.equals("false");
    }
}
