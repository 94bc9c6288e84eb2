// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What polling knows of one task.
 *
 * @param nextPollAt null while a request is under way or nobody may be asked
 * @param reason why then, or why nobody may be asked, in plain words; null while a request is under way
 */
public record PollView(
        int polls, @Nullable Instant nextPollAt, @Nullable String reason) {}
