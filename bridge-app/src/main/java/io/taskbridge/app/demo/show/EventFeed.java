// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import java.util.function.Consumer;

/** Where the demonstration reads events. */
interface EventFeed extends AutoCloseable {
    /** Begins to read; the sink is called by one thread of the feed, in the order of the topic's partitions. */
    void start(Consumer<SeenEvent> sink);

    @Override
    void close();
}
