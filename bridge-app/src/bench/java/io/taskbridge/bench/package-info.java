// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Others that do a part of the bridge's work, for benchmarks to compare it with. */
@NullMarked
package io.taskbridge.bench;

import org.jspecify.annotations.NullMarked;
