// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** What a task is and how its state may move. Pure: time comes in as a parameter, nothing is performed. */
@NullMarked
package io.taskbridge.task;

import org.jspecify.annotations.NullMarked;
