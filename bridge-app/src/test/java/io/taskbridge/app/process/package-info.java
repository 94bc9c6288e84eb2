// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Programs in processes of their own, which can be frozen and killed, and which end with whoever began them. */
@NullMarked
package io.taskbridge.app.process;

import org.jspecify.annotations.NullMarked;
