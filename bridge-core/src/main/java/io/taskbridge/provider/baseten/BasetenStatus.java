// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import io.taskbridge.task.TaskState;

/** What the status endpoint says about a request. */
enum BasetenStatus {
    QUEUED(TaskState.QUEUED),
    IN_PROGRESS(TaskState.RUNNING),
    SUCCEEDED(TaskState.COMPLETED),
    /** After Baseten's own retries. */
    FAILED(TaskState.FAILED),
    /** Waited longer than its time limit in the queue. */
    EXPIRED(TaskState.EXPIRED),
    CANCELED(TaskState.CANCELED),
    /** The model did its work; only the delivery of its output failed. */
    WEBHOOK_FAILED(TaskState.COMPLETED);

    private final TaskState state;

    BasetenStatus(TaskState state) {
        this.state = state;
    }

    TaskState state() {
        return state;
    }
}
