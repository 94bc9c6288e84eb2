// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.function.Consumer;

/** The one reading that all of a bridge's listeners share, from its opening until {@link #stop}. Thread-safe. */
final class LiveFeed {
    private static final int MOST_EVENTS = 16_384;
    private static final long MOST_BYTES = 16 << 20;

    private final WorkerExecutor workers;
    private final Runnable news;
    private final Consumer<Throwable> failed;
    private final Promise<Void> stopped = Promise.promise();
    private final Future<RecentEvents> recent;
    private volatile boolean stopping;

    /**
     * Begins at once.
     *
     * @param news called when events have come in
     * @param failed called if the topic cannot be read, or no longer
     */
    LiveFeed(EventTopic topic, WorkerExecutor workers, Runnable news, Consumer<Throwable> failed) {
        this.workers = workers;
        this.news = news;
        this.failed = failed;
        this.recent = workers.executeBlocking(topic::fromNow, false).map(reading -> {
            RecentEvents events = new RecentEvents(reading.place(), MOST_EVENTS, MOST_BYTES);
            read(reading, events);
            return events;
        });
        recent.onFailure(this::fail);
    }

    /** What has come in since the opening. */
    Future<RecentEvents> recent() {
        return recent;
    }

    /** Lets go of the topic. */
    Future<Void> stop() {
        stopping = true;
        return stopped.future();
    }

    private void read(EventReading reading, RecentEvents events) {
        workers.executeBlocking(() -> step(reading, events), false).onComplete((more, failure) -> {
            if (failure != null) {
                fail(failure);
            } else if (more) {
                read(reading, events);
            } else {
                stopped.complete();
            }
        });
    }

    private boolean step(EventReading reading, RecentEvents events) {
        if (stopping) {
            reading.close();
            return false;
        }
        try {
            List<LiveEvent> next = reading.next();
            events.add(next, reading.place());
            if (!next.isEmpty()) {
                news.run();
            }
            return true;
        } catch (RuntimeException e) {
            reading.close();
            throw e;
        }
    }

    private void fail(Throwable failure) {
        stopped.complete();
        if (!stopping) {
            failed.accept(failure);
        }
    }
}
