// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Committed transitions as they happen, for whoever listens to this bridge. */
@NullMarked
package io.taskbridge.app.live;

import org.jspecify.annotations.NullMarked;
