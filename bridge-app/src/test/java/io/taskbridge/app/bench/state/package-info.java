// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** What the state of tasks costs: to change, to hold, to take over. Each against a bare client beside it. */
@NullMarked
package io.taskbridge.app.bench.state;

import org.jspecify.annotations.NullMarked;
