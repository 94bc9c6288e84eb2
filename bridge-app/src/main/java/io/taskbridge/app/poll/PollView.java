// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What polling knows of one task.
 *
 * @param nextPollAt null while a request is under way or the source is paused
 * @param reason why then, in plain words; null as {@code nextPollAt} is
 */
public record PollView(
        int polls, @Nullable Instant nextPollAt, @Nullable String reason) {}
