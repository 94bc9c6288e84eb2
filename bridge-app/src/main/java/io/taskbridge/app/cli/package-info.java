// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The command line: what is typed, what is printed, and with which code it ends. */
@NullMarked
package io.taskbridge.app.cli;

import org.jspecify.annotations.NullMarked;
