// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

/** Where all committed transitions are, in order for each task. Every call blocks, so it is for workers. Thread-safe. */
public interface EventTopic {
    /** Begins with what is committed from now on. */
    EventReading fromNow();

    /** Begins where somebody has stopped, or as near to that as the topic still reaches back. */
    EventReading from(Place place);
}
