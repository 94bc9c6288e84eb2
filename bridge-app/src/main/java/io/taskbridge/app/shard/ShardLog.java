// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.codec.TaskTable;
import io.vertx.core.Future;
import java.util.List;

/**
 * The durable side of one shard. Owned by that shard, which has at most one call under way; the futures complete on
 * the caller's context.
 */
public interface ShardLog {
    /**
     * What the last committed transaction left behind.
     *
     * @param table the caller's from then on
     * @param learned of the durations of tasks
     * @param offset of the inbox record to go on with
     */
    record Restored(TaskTable table, List<Learned> learned, long offset) {}

    /**
     * Fences whoever owned the shard before, and only then reads what was committed. May be called again after any
     * failure; it is the one way of recovery.
     */
    Future<Restored> open();

    /** Writes the whole batch in one transaction, or nothing. A failure leaves it unknown which: open again. */
    Future<Void> commit(Batch batch);

    /** Lets go of the shard, in bounded time. */
    Future<Void> close();
}
