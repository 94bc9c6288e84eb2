// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.TaskState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The topics as configured: names that are legal, and no two for one purpose.
 *
 * @param all topic of every transition, null where switched off
 * @param byState what the topics a state are called
 * @param create whether missing topics are created, otherwise they are an error
 * @param partitions of the topics that are created
 * @param maxMessageBytes the largest batch of records that every topic must take
 * @param sources the provider of each configured source
 */
public record TopicPlan(
        @Nullable String all,
        StateTopics byState,
        String inbox,
        String tasks,
        String rejected,
        String control,
        boolean create,
        int partitions,
        short replicationFactor,
        int maxMessageBytes,
        Map<String, ProviderKind> sources) {
    public TopicPlan {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    /** Every topic by name, with its role. */
    Map<String, TopicRole> roles() {
        Map<String, TopicRole> roles = new LinkedHashMap<>();
        roles.put(inbox, TopicRole.INBOX);
        roles.put(tasks, TopicRole.TASKS);
        roles.put(rejected, TopicRole.REJECTED);
        roles.put(control, TopicRole.CONTROL);
        if (all != null) {
            roles.put(all, TopicRole.EVENTS);
        }
        sources.forEach((source, provider) -> {
            for (TaskState state : TaskState.values()) {
                String name = state == TaskState.TRACKED ? null : byState.topicFor(state, source, provider.word());
                if (name != null) {
                    roles.put(name, TopicRole.EVENTS);
                }
            }
        });
        return roles;
    }
}
