// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TraceContext;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Where everybody but the pollers puts what shards should know. Thread-safe. */
public interface Inbox {
    /** Where a record went. */
    record Position(int partition, long offset) {}

    /**
     * Done once the record is durable; fails within seconds if it cannot be made so, with a
     * {@link RecordRefusedException} if that is no use to try again.
     */
    default Future<Position> append(TaskKey key, byte[] value) {
        return append(key, value, null);
    }

    /**
     * The same for a record that goes on in a trace.
     *
     * @param trace null where there is none
     */
    Future<Position> append(TaskKey key, byte[] value, @Nullable TraceContext trace);
}
