// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.codec.TaskTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the watchers of the tasks that a shard has restored: some at a time, and of the next once those are known. So
 * nothing piles up before the watchers, and the shard goes about its business meanwhile. Owned by the shard's context.
 */
final class Introduction {
    private static final Logger log = LoggerFactory.getLogger(Introduction.class);
    private static final int SLICE = 100;

    private final int partition;
    private final Watchers watchers;
    private final TaskTable table;
    private int next;
    private boolean over;

    /** @param table whose open tasks are introduced as they stand when their turn comes */
    Introduction(int partition, Watchers watchers, TaskTable table) {
        this.partition = partition;
        this.watchers = watchers;
        this.table = table;
    }

    void goOn() {
        int from = next;
        next = Math.min(table.places(), from + SLICE);
        watchers.watch(partition, table.open(from, next)).onComplete((known, failure) -> {
            if (failure != null) {
                log.error("Shard {} has tasks that may not be asked about: {}", partition, failure.toString());
            }
            if (!over && next < table.places()) {
                goOn();
            }
        });
    }

    /** The tasks are no longer the shard's. */
    void end() {
        over = true;
    }
}
