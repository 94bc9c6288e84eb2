// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Whether the files for containers agree with the program, the configuration and each other. */
@NullMarked
package io.taskbridge.app.container;

import org.jspecify.annotations.NullMarked;
