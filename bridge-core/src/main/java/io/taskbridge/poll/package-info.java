// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/**
 * When a task is asked about, and how much of a source's rate budget that may take. Pure: time comes in as {@code
 * nowMillis}, milliseconds since the epoch by a clock that never goes back, and randomness as a parameter too.
 */
@NullMarked
package io.taskbridge.poll;

import org.jspecify.annotations.NullMarked;
