// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The story of each task as spans of its caller's trace, sent to a collector where one is configured. */
@NullMarked
package io.taskbridge.app.trace;

import org.jspecify.annotations.NullMarked;
