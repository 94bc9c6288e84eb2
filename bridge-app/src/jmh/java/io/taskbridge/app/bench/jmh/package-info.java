// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The core's hot paths one by one, measured by JMH: time and allocation of each. Compiled by the profile bench alone. */
@NullMarked
package io.taskbridge.app.bench.jmh;

import org.jspecify.annotations.NullMarked;
