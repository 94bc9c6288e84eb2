// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The demonstration: tasks at simulated providers, and what a Kafka consumer reads about them, side by side. */
@NullMarked
package io.taskbridge.app.demo.show;

import org.jspecify.annotations.NullMarked;
