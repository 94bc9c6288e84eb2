// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The trouble that one simulated provider makes on demand, in answers to status requests alone. Switched at run time
 * from any thread; the same seed and the same requests give the same trouble.
 */
public final class Faults {
    private record Next(int requests, Fault fault) {}

    private record Share(double of, Fault fault) {}

    private final RandomGenerator random;
    private final Deque<Next> next = new ArrayDeque<>();
    private final List<Share> shares = new ArrayList<>();
    private SlidingWindow admitted = new SlidingWindow(Duration.ofSeconds(1));
    private int most;

    Faults(RandomGenerator random) {
        this.random = random;
    }

    /** For the next so many requests, after those asked for earlier and before any share. */
    public synchronized void next(int requests, Fault fault) {
        if (requests < 1) {
            throw new IllegalArgumentException("requests: must be at least 1, was " + requests);
        }
        next.add(new Next(requests, fault));
    }

    /** For that share of all requests, until {@link #off}; shares add up. */
    public synchronized void share(double share, Fault fault) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share: must be above 0 and at most 1, was " + share);
        }
        shares.add(new Share(share, fault));
    }

    /** For every request, until {@link #off}. */
    public void always(Fault fault) {
        share(1, fault);
    }

    /** Lets so many requests pass in any window of that length and answers 429 to the others, until {@link #off}. */
    public synchronized void limit(int requests, Duration window) {
        if (requests < 1) {
            throw new IllegalArgumentException("requests: must be at least 1, was " + requests);
        }
        admitted = new SlidingWindow(window);
        most = requests;
    }

    public synchronized void off() {
        next.clear();
        shares.clear();
        most = 0;
    }

    /** The trouble to make of the request that has just come, null for none. */
    synchronized @Nullable Fault draw(Instant now) {
        if (most > 0) {
            if (admitted.count(now) >= most) {
                return Fault.status(429);
            }
            admitted.add(now);
        }
        Next due = next.poll();
        if (due != null) {
            if (due.requests() > 1) {
                next.addFirst(new Next(due.requests() - 1, due.fault()));
            }
            return due.fault();
        }
        return shares.isEmpty() ? null : draw(random.nextDouble());
    }

    private @Nullable Fault draw(double lot) {
        double below = 0;
        for (Share share : shares) {
            below += share.of();
            if (lot < below) {
                return share.fault();
            }
        }
        return null;
    }
}
