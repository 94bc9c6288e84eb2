// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.task.TaskState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a task stands at one time.
 *
 * @param status the provider's word, null where the provider knows no such task
 * @param ended whether the script has come to its ending
 */
record Standing(TaskState state, @Nullable String status, Instant since, boolean ended) {}
