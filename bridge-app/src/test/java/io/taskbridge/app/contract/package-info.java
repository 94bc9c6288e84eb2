// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Whether the contracts that the bridge serves say what it does. */
@NullMarked
package io.taskbridge.app.contract;

import org.jspecify.annotations.NullMarked;
