// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

/** A schedule and the line over which it asks. */
record Rig(Contender contender, Line line) {}
