// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Kafka at the edge: the inbox, the transactions, the topics, and a broker of our own where none is configured. */
@NullMarked
package io.taskbridge.app.kafka;

import org.jspecify.annotations.NullMarked;
