// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** When a task is asked about, and how much of a source's rate budget that may take. */
@NullMarked
package io.taskbridge.poll;

import org.jspecify.annotations.NullMarked;
