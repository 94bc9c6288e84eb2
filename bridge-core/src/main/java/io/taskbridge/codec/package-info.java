// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The records of the inbox, of the stored tasks and of the events, as bytes. */
@NullMarked
package io.taskbridge.codec;

import org.jspecify.annotations.NullMarked;
