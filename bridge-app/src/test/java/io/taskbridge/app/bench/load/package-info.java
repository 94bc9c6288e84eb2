// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The program under load: real processes, a load generator of its own, and others that do part of the same work. */
@NullMarked
package io.taskbridge.app.bench.load;

import org.jspecify.annotations.NullMarked;
