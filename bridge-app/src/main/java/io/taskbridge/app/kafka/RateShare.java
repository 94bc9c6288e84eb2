// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The part of each source's rate that is this bridge's: that of its partitions. It is given up with a partition at
 * once, taken over a moment later, when whoever had it has given it up, and holds only while the group is heard: a
 * bridge that was frozen or cut off spends nothing that others may have by now. Owned by the inbox's verticle.
 */
public final class RateShare {
    /** Told the part, and the time of the steady clock at which it ends unless it is said again. */
    @FunctionalInterface
    public interface Listener {
        void share(double part, long endsMillis);
    }

    /** A former owner hears that a partition is revoked before the group gives it away, and needs this to act on it. */
    static final long MOMENT_MILLIS = 250;

    /** The coordinator waits longer before it gives away what a silent bridge owned. */
    static final long LEASE_MILLIS = ClientSettings.SESSION_MILLIS - 1_000;

    private static final long RENEWAL_MILLIS = 500;

    private final int partitions;
    private final InstantSource steady;
    private final Listener listener;
    private final Map<Integer, Long> ownedSince = new HashMap<>();
    private double heartbeats;
    private long lookedAt;
    private long heardAt;
    private double toldPart;
    private long toldEnd;

    /**
     * @param partitions how many there are over all bridges
     */
    public RateShare(int partitions, InstantSource steady, Listener listener) {
        this.partitions = partitions;
        this.steady = steady;
        this.listener = listener;
        this.lookedAt = steady.millis();
        this.heardAt = lookedAt - LEASE_MILLIS;
    }

    /** The partitions that are this bridge's from now on. */
    void own(Collection<Integer> owned) {
        long now = steady.millis();
        ownedSince.keySet().retainAll(owned);
        owned.forEach(partition -> ownedSince.putIfAbsent(partition, now));
        tell(now);
    }

    /**
     * Looks whether the group was heard; to be called several times a second.
     *
     * @param answered how often its coordinator has answered this member so far
     */
    void look(double answered) {
        long now = steady.millis();
        if (answered != heartbeats) {
            heartbeats = answered;
            // It came some time after the last look; the process may have stood still since.
            heardAt = lookedAt;
        }
        lookedAt = now;
        tell(now);
    }

    private void tell(long now) {
        long counting = ownedSince.values().stream()
                .filter(since -> now - since >= MOMENT_MILLIS)
                .count();
        double part = (double) counting / partitions;
        long end = heardAt + LEASE_MILLIS;
        if (part != toldPart || end - toldEnd >= RENEWAL_MILLIS) {
            toldPart = part;
            toldEnd = end;
            listener.share(part, end);
        }
    }
}
