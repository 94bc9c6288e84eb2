// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What polling knows of one task.
 *
 * @param nextPollAt null while a request is under way or the source is paused
 */
public record PollView(int polls, @Nullable Instant nextPollAt) {}
