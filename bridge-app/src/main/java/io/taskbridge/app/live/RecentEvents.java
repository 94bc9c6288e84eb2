// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The last events, counted through in the order in which this bridge has read them: what readers are a little behind
 * with is here once for all of them. Bounded in number and bytes, though the last event is always kept. Thread-safe.
 */
public final class RecentEvents {
    private static final int OVERHEAD = 200;

    private final @Nullable LiveEvent[] ring;
    private final long maxBytes;
    private long first;
    private long end;
    private long bytes;
    private Place start;
    private Place place;

    RecentEvents(Place start, int maxEvents, long maxBytes) {
        this.ring = new LiveEvent[maxEvents];
        this.maxBytes = maxBytes;
        this.start = start;
        this.place = start;
    }

    /** Where somebody stands who wants nothing of the past. */
    public record Standing(long count, Place place) {}

    synchronized void add(List<LiveEvent> events, Place now) {
        for (LiveEvent event : events) {
            if (end - first == ring.length) {
                forget();
            }
            ring[slot(end++)] = event;
            bytes += weight(event);
            while (bytes > maxBytes && end - first > 1) {
                forget();
            }
        }
        place = place.further(now);
    }

    public synchronized Standing now() {
        return new Standing(end, place);
    }

    /** From where on to read for somebody who has come to the place; empty if something in between is forgotten. */
    public synchronized OptionalLong following(Place reached) {
        return reached.reaches(start) ? OptionalLong.of(first) : OptionalLong.empty();
    }

    /** Whether the next event, if there is one yet, is not forgotten. */
    public synchronized boolean holds(long count) {
        return count >= first;
    }

    /** The next few events; none if there are none yet, or if the first of them is forgotten. */
    public synchronized List<LiveEvent> from(long count, int most) {
        List<LiveEvent> events = new ArrayList<>();
        for (long i = count; i >= first && i < end && events.size() < most; i++) {
            events.add(at(i));
        }
        return events;
    }

    private void forget() {
        LiveEvent oldest = at(first);
        start = start.passing(oldest.partition(), oldest.offset());
        bytes -= weight(oldest);
        ring[slot(first++)] = null;
    }

    private LiveEvent at(long count) {
        return Objects.requireNonNull(ring[slot(count)]);
    }

    private int slot(long count) {
        return (int) (count % ring.length);
    }

    private static int weight(LiveEvent event) {
        return event.data().length() + OVERHEAD;
    }
}
