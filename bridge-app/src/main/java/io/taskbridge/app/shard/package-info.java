// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The heart: one shard per owned inbox partition turns inputs into committed transitions. */
@NullMarked
package io.taskbridge.app.shard;

import org.jspecify.annotations.NullMarked;
