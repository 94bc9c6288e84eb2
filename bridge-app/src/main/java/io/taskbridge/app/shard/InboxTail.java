// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.vertx.core.Future;

/** Where the inbox ends, whoever wrote to it. Thread-safe. */
@FunctionalInterface
public interface InboxTail {
    /**
     * The offset after the last record of the partition that was acknowledged to anybody before the call; within
     * seconds, on the caller's context.
     */
    Future<Long> end(int partition);
}
