// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.task.TaskState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The topics that the bridge reads and writes.
 *
 * @param all gets every transition; null if switched off
 * @param byState name with {@code {state}}, perhaps {@code {source}} and {@code {provider}}; null if switched off
 * @param create whether missing topics are created
 * @param terminalRetention how long a finished task is remembered
 */
public record TopicsConfig(
        @Nullable String all,
        @Nullable String byState,
        String inbox,
        String tasks,
        String rejected,
        String control,
        boolean create,
        int partitions,
        short replicationFactor,
        int maxMessageBytes,
        Duration terminalRetention) {
    static TopicsConfig read(Section section) {
        return new TopicsConfig(
                unlessEmpty(section.get("all", TopicNaming.OPTIONAL, "task-events")),
                unlessEmpty(section.get("byState", TopicNaming.TEMPLATE, "task-{state}")),
                section.get("inbox", TopicNaming.NAME, "bridge-inbox"),
                section.get("tasks", TopicNaming.NAME, "bridge-tasks"),
                section.get("rejected", TopicNaming.NAME, "bridge-rejected"),
                section.get("control", TopicNaming.NAME, "bridge-control"),
                section.get("create", Formats.FLAG, "true"),
                section.get("partitions", Formats.wholeNumber(1, 10_000), "8"),
                section.get("replicationFactor", Formats.wholeNumber(1, Short.MAX_VALUE), "1")
                        .shortValue(),
                section.get("maxMessageBytes", Sizes.between("64KiB", "1GiB"), "16MiB")
                        .intValue(),
                section.get("terminalRetention", Durations.atLeast("1s"), "24h"));
    }

    /**
     * The topic for transitions into a state, null if switched off.
     *
     * @param provider as events word it
     */
    public @Nullable String topicOf(TaskState state, String source, String provider) {
        return byState == null ? null : TopicNaming.expand(byState, state, source, provider);
    }

    private static @Nullable String unlessEmpty(String name) {
        return name.isEmpty() ? null : name;
    }
}
