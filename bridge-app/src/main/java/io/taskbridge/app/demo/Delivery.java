// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import java.time.Instant;

/** What became of a task's webhook, and when. */
record Delivery(boolean succeeded, Instant at) {}
