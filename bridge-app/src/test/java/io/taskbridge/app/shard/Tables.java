// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.Task;
import io.taskbridge.task.TaskTable;
import java.util.Collection;

/** Makes tables of tasks. */
final class Tables {
    private Tables() {}

    static TaskTable of(Collection<Task> tasks) {
        TaskTable table = new TaskTable();
        tasks.forEach(task -> table.apply(task.key(), task));
        return table;
    }
}
