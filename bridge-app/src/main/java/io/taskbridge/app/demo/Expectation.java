// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * What the terminal event of a task must say.
 *
 * @param output set only for a COMPLETED task whose output can be learned
 * @param omitted why a COMPLETED task has no output
 */
public record Expectation(
        TaskState state,
        @Nullable JsonNode output,
        @Nullable ResultOmitted omitted) {}
