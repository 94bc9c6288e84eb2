// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.task.TaskState;
import org.jspecify.annotations.Nullable;

/** What the topics are called that get the transitions into one state each. Pure: the same question, the same name. */
@FunctionalInterface
public interface StateTopics {
    /**
     * @param provider as events word it
     * @return null where switched off
     */
    @Nullable String topicFor(TaskState state, String source, String provider);
}
