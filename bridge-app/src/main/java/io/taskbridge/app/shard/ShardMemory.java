// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.codec.StoredTask;
import io.taskbridge.codec.TaskOutline;
import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.Input;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the shard knows: exactly what is committed, nothing more. Tells the watchers which tasks to ask about and the
 * meters what changed. Owned by the shard's context.
 */
final class ShardMemory {
    private static final int MAX_DUE = 500;
    private static final long UNKNOWN = Long.MAX_VALUE;

    /** How long tasks that are to be forgotten wait for a transaction to go with, before they are one. */
    static final Duration DEPARTURE_DELAY = Duration.ofSeconds(1);

    private final int partition;
    private final ShardServices services;
    private final Learning learning;
    private TaskTable table = new TaskTable();
    private long appliedOffset = -1;
    private long lastDelivered = -1;
    private long readUpTo;
    private long end = UNKNOWN;
    private Introduction introduction;

    ShardMemory(int partition, ShardServices services) {
        this.partition = partition;
        this.services = services;
        this.learning = new Learning(services.watchers());
        this.introduction = new Introduction(partition, services.watchers(), table);
    }

    TaskTable table() {
        return table;
    }

    /**
     * The inbox has been read up to an offset.
     *
     * @param records what was found; it waits to be dealt with
     */
    void read(List<InboxRecord> records, long next) {
        if (!records.isEmpty()) {
            lastDelivered = records.get(records.size() - 1).offset();
        }
        readUpTo = next;
    }

    /** Whether the consequences of the inbox record at the offset, and of all before it, are committed. */
    boolean dealtWith(long offset) {
        // The last offsets may hold no record, but the end of a transaction.
        return appliedOffset >= offset || (appliedOffset >= lastDelivered && offset < readUpTo);
    }

    /** Where the inbox ended when the shard began to read it. */
    void catchUpTo(long offset) {
        end = offset;
    }

    /** Adds what the clock asks for; no deadline before all that was in the inbox at first is dealt with. */
    void addDue(Batch batch, Instant now) {
        batch.take(learning.due(now));
        if (dealtWith(end - 1)) {
            table.due(now, MAX_DUE).forEach(key -> batch.take(new Input.Due(key, now)));
            // Nobody waits for a task to be forgotten: alone it is not worth a transaction.
            if (!batch.isEmpty()
                    || !table.departing(now.minus(DEPARTURE_DELAY), 1).isEmpty()) {
                table.departing(now, MAX_DUE).forEach(batch::forget);
            }
        }
    }

    void restore(ShardLog.Restored restored) {
        table = restored.table();
        count();
        learning.restore(restored.learned());
        appliedOffset = restored.offset() - 1;
        lastDelivered = appliedOffset;
        readUpTo = restored.offset();
        introduction = new Introduction(partition, services.watchers(), table);
        introduction.goOn();
    }

    void forget() {
        introduction.end();
        services.watchers().unwatchAll(partition);
        learning.forget();
        table = new TaskTable();
        count();
        appliedOffset = -1;
        lastDelivered = -1;
        readUpTo = 0;
        end = UNKNOWN;
    }

    /** Takes in what has just been committed. */
    void apply(Batch batch) {
        List<StoredTask> open = new ArrayList<>();
        List<Closed> closed = new ArrayList<>();
        for (Map.Entry<TaskKey, @Nullable StoredTask> entry : batch.tasks().entrySet()) {
            StoredTask stored = entry.getValue();
            if (stored == null) {
                table.forget(entry.getKey());
                closed.add(new Closed(entry.getKey(), null));
                continue;
            }
            Task task = stored.task();
            table.apply(TaskOutline.of(task), stored.message());
            if (task.open()) {
                open.add(stored);
            } else {
                closed.add(Closed.of(task));
            }
            if (task.state().terminal()) {
                learning.ended(task);
            }
        }
        count();
        learning.written(batch.learned(), services.clock().instant());
        appliedOffset = Math.max(appliedOffset, batch.nextOffset() - 1);
        var unused = services.watchers().watch(partition, open);
        services.watchers().unwatch(closed);
        batch.spans().committed();
        batch.events().forEach(this::tell);
        batch.forwards().forEach(forward -> services.meters().forwarded());
        batch.rejections().forEach(rejection -> services.meters().rejected());
    }

    private void count() {
        services.meters().open(partition, table.standings());
    }

    private void tell(TaskEvent event) {
        services.meters().transition(event);
        services.listener().committed(event);
        TransitionLog.committed(partition, event);
    }
}
