// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** How the program logs unless it is told otherwise. */
@NullMarked
package io.taskbridge.app.logging;

import org.jspecify.annotations.NullMarked;
