// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Asks the providers for the status of this bridge's tasks. */
@NullMarked
package io.taskbridge.app.poll;

import org.jspecify.annotations.NullMarked;
