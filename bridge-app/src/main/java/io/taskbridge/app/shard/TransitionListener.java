// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.TaskEvent;

/** Is told of every transition of this bridge once it is committed, on the shard's context: it must return at once. */
@FunctionalInterface
public interface TransitionListener {
    void committed(TaskEvent event);
}
