// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import io.taskbridge.task.TaskKey;
import org.jspecify.annotations.Nullable;

/**
 * How one source's status API is asked and read. An adapter describes requests and interprets replies; it performs
 * nothing. Immutable, shared freely between threads.
 */
public interface Provider {
    /**
     * Refuses a target that no request could be built for.
     *
     * @throws IllegalArgumentException naming the rule that the target breaks
     */
    void requireTarget(@Nullable String target);

    /** The request that asks for the task's status. The target is one that {@link #requireTarget} lets pass. */
    StatusRequest request(TaskKey key, @Nullable String target);

    /** What a reply means. Total: there is a reading for any bytes, and it never throws. */
    Reading read(StatusReply reply);
}
