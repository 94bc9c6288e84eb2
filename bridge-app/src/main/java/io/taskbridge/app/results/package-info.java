// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Outputs that do not fit into Kafka: kept in a directory, handed out by their digest, forgotten after a time. */
@NullMarked
package io.taskbridge.app.results;

import org.jspecify.annotations.NullMarked;
