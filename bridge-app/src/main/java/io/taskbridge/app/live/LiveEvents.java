// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings committed transitions to those who listen at this bridge. The topic is read once for all of them while anybody
 * listens, and not at all otherwise; who comes back and has missed more than is at hand reads it alone for a while.
 * Thread-safe; nothing here blocks.
 */
public final class LiveEvents {
    /** How many may listen at a time. */
    public static final int MOST_LISTENERS = 100;

    private static final Logger log = LoggerFactory.getLogger(LiveEvents.class);
    private static final int CATCHING_UP_AT_A_TIME = 4;

    private final @Nullable EventTopic topic;
    private final WorkerExecutor workers;
    private final Turns turns = new Turns(CATCHING_UP_AT_A_TIME);
    private final Set<LiveListener> listeners = new LinkedHashSet<>();
    private @Nullable LiveFeed feed;
    private boolean closed;

    /**
     * @param topic null if there is none
     */
    public LiveEvents(Vertx vertx, @Nullable EventTopic topic) {
        this.topic = topic;
        // One for the feed, one for a feed that still lets go of the topic. Ends with its Vert.x.
        this.workers = vertx.createSharedWorkerExecutor("live-events", CATCHING_UP_AT_A_TIME + 2, 10, TimeUnit.SECONDS);
    }

    /** Whether there is a topic of all transitions. */
    public boolean available() {
        return topic != null;
    }

    /** Lets somebody listen, until it leaves or is told that it is over. */
    public synchronized Future<RecentEvents> join(LiveListener listener) {
        if (closed || topic == null) {
            return Future.failedFuture("there is nothing to listen to");
        }
        if (listeners.size() >= MOST_LISTENERS) {
            return Future.failedFuture(new CrowdedException());
        }
        listeners.add(listener);
        if (feed == null) {
            feed = new LiveFeed(topic, workers, this::news, this::failed);
        }
        return feed.recent();
    }

    /** May be called more than once. */
    public synchronized void leave(LiveListener listener) {
        if (listeners.remove(listener) && listeners.isEmpty()) {
            var unused = stopFeed();
        }
    }

    /** Reads for somebody alone what comes after the place, at the pace at which it asks for more. */
    public CatchUp catchUp(Place from) {
        if (topic == null) {
            throw new IllegalStateException("there is no topic");
        }
        return new CatchUp(topic, from, workers, turns);
    }

    /** Tells everybody that it is over, and lets go of the topic. */
    public Future<Void> close() {
        synchronized (this) {
            closed = true;
        }
        return end("the bridge stops");
    }

    private void failed(Throwable failure) {
        log.warn("The topic of all transitions cannot be read for listeners: {}", failure.toString());
        var unused = end("the topic of all transitions cannot be read now");
    }

    private Future<Void> end(String reason) {
        List<LiveListener> told;
        Future<Void> stopped;
        synchronized (this) {
            told = List.copyOf(listeners);
            listeners.clear();
            stopped = stopFeed();
        }
        told.forEach(listener -> listener.over(reason));
        return stopped;
    }

    private void news() {
        List<LiveListener> told;
        synchronized (this) {
            told = List.copyOf(listeners);
        }
        told.forEach(LiveListener::news);
    }

    private Future<Void> stopFeed() {
        LiveFeed stopping = feed;
        feed = null;
        return stopping == null ? Future.succeededFuture() : stopping.stop();
    }
}
