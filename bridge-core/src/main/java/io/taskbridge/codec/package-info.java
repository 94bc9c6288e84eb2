// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The JSON of the inbox, of the stored tasks and of the events. */
@NullMarked
package io.taskbridge.codec;

import org.jspecify.annotations.NullMarked;
