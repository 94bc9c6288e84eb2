// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The page on the management port: what this bridge does now, and did over the last quarter of an hour. */
@NullMarked
package io.taskbridge.app.dashboard;

import org.jspecify.annotations.NullMarked;
