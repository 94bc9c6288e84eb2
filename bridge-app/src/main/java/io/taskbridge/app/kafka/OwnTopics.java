// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.util.concurrent.CompletableFuture;

/**
 * The topics that a bridge needs for itself: inbox, tasks, control.
 *
 * @param inboxPartitions how many shards there are: the inbox and the task topic have this many partitions each
 * @param control whether there is a topic for what operators say
 * @param writable done when the bridge can write to them, which for new ones takes a while. A broker that does not lead a
 *     partition yet turns the first records of a producer away and takes those right behind them, which then are out of
 *     order for good
 */
public record OwnTopics(int inboxPartitions, boolean control, CompletableFuture<?> writable) {}
