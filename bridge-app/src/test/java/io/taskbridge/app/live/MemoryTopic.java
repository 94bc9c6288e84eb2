// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

import io.taskbridge.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A topic of one partition in memory. Thread-safe. */
public final class MemoryTopic implements EventTopic {
    private static final int MOST = 200;
    private static final long PAUSE_MILLIS = 20;

    private final List<LiveEvent> events = new ArrayList<>();
    private final AtomicInteger readings = new AtomicInteger();
    private long oldest;
    private boolean broken;

    /** How many read it now. */
    public int readings() {
        return readings.get();
    }

    public synchronized void append(String source, TaskState to, String json) {
        events.add(LiveEvent.of(0, events.size(), source, to, json.getBytes(StandardCharsets.UTF_8)));
        notifyAll();
    }

    /** Removes all events up to now. */
    public synchronized void forget() {
        oldest = events.size();
    }

    /** Whether reading fails from now on. */
    public synchronized void broken(boolean now) {
        broken = now;
        notifyAll();
    }

    @Override
    public synchronized EventReading fromNow() {
        return new Reading(events.size(), false);
    }

    @Override
    public synchronized EventReading from(Place place) {
        return new Reading(Math.max(oldest, place.next(0)), place.next(0) < oldest);
    }

    private synchronized List<LiveEvent> read(long from) throws InterruptedException {
        if (events.size() <= from && !broken) {
            TimeUnit.MILLISECONDS.timedWait(this, PAUSE_MILLIS);
        }
        if (broken) {
            throw new IllegalStateException("broken");
        }
        return List.copyOf(events.subList((int) from, (int) Math.min(events.size(), from + MOST)));
    }

    private final class Reading implements EventReading {
        private final boolean gap;
        private long next;

        Reading(long next, boolean gap) {
            this.next = next;
            this.gap = gap;
            readings.incrementAndGet();
        }

        @Override
        public Place place() {
            return Place.of("memory", next);
        }

        @Override
        public boolean gap() {
            return gap;
        }

        @Override
        public List<LiveEvent> next() {
            try {
                List<LiveEvent> found = read(next);
                next += found.size();
                return found;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            readings.decrementAndGet();
        }
    }
}
