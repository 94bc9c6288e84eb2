// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

/** A topic as the cluster has it. */
record FoundTopic(int partitions, String cleanupPolicy, int maxMessageBytes) {}
