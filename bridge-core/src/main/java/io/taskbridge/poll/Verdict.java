// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import io.taskbridge.task.Report;
import org.jspecify.annotations.Nullable;

/**
 * What a reading is worth.
 *
 * @param believed what is now known of the task, null if nothing is
 * @param doubt what to remember of the task until its next reading, null if nothing
 */
public record Verdict(@Nullable Report believed, @Nullable Doubt doubt) {}
