// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;

/** Where a source's webhooks go. Thread-safe. */
@FunctionalInterface
public interface WebhookStore {
    /** Done, on the caller's context, once the record is durable; fails within 5 seconds if it cannot be made so. */
    Future<?> keep(TaskKey key, byte[] record);
}
