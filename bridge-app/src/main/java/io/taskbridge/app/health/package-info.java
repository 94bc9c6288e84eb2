// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The management port: whether the bridge works, and what it measures. */
@NullMarked
package io.taskbridge.app.health;

import org.jspecify.annotations.NullMarked;
