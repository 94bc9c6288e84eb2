// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

/**
 * What the bridge found or made.
 *
 * @param inboxPartitions how many shards there are: the inbox and the task topic have this many partitions each
 * @param control whether there is a topic for what operators say
 */
public record PreparedTopics(int inboxPartitions, boolean control) {}
