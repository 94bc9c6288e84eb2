// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The bridge as a program. */
@NullMarked
package io.taskbridge.app;

import org.jspecify.annotations.NullMarked;
