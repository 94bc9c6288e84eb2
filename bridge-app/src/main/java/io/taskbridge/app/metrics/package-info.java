// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The meters that operators need. */
@NullMarked
package io.taskbridge.app.metrics;

import org.jspecify.annotations.NullMarked;
