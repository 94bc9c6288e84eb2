// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

import java.util.List;

/** Somebody's way through the topic. For one thread at a time; every call blocks, {@link #next} for a moment at most. */
public interface EventReading extends AutoCloseable {
    /** What is behind: the start, and what {@link #next} has handed out since. */
    Place place();

    /** Whether events that should have come first are no longer there. */
    boolean gap();

    /** The next events, none if there are none yet. */
    List<LiveEvent> next();

    @Override
    void close();
}
