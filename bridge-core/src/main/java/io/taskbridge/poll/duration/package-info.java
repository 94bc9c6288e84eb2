// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Learns how long tasks take, and says when an answer is likely. Ages and durations are seconds. */
@NullMarked
package io.taskbridge.poll.duration;

import org.jspecify.annotations.NullMarked;
