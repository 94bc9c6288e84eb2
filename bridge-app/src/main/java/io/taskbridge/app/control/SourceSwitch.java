// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.control;

import io.vertx.core.Future;
import java.time.Instant;

/** Pauses and resumes sources, for all bridges of the group and until somebody says otherwise. Thread-safe. */
public interface SourceSwitch {
    /** Whether a source of this name is configured. */
    boolean knows(String source);

    /**
     * Has every bridge leave the source alone.
     *
     * @return since when it is paused, once that is durable; fails within seconds if it cannot be made so
     */
    Future<Instant> pause(String source);

    /** Has the bridges ask again: done once that is durable; fails within seconds if it cannot be made so. */
    Future<Void> resume(String source);
}
