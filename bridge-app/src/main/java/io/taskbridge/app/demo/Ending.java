// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.task.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * How a task ends, and stays.
 *
 * @param status the provider's word; null where the provider has forgotten the task
 * @param answer members that the status answer carries from now on, in the provider's own shape
 * @param output the output that a bridge should find, null where there is none
 */
public record Ending(
        TaskState state,
        @Nullable String status,
        ObjectNode answer,
        @Nullable JsonNode output) {
    public Ending {
        if (!state.terminal()) {
            throw new IllegalArgumentException("state: an ending is terminal, was " + state);
        }
        answer = answer.deepCopy();
    }
}
