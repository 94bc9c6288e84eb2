// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import io.taskbridge.app.shard.TransitionListener;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the last transitions of this bridge, and counts them by source until somebody takes the counts away.
 * Thread-safe: shards call it from their event loops, so everything here is short.
 */
final class Recorder implements TransitionListener {
    private final Passage[] ring;
    private final Map<String, Activity> bySource = new HashMap<>();
    private long recorded;

    /** @param memory how many transitions are remembered */
    Recorder(int memory) {
        ring = new Passage[memory];
    }

    @Override
    public void committed(TaskEvent event) {
        Passage passage = Passage.of(event);
        synchronized (this) {
            ring[(int) (recorded++ % ring.length)] = passage;
            bySource.computeIfAbsent(event.key().source(), unseen -> new Activity())
                    .count(event);
        }
    }

    /** How many transitions there have been: a mark to ask for later ones {@linkplain #since by}. */
    synchronized long mark() {
        return recorded;
    }

    /** The newest of those after a mark, oldest first. */
    synchronized List<Passage> since(long mark, int most) {
        List<Passage> found = new ArrayList<>();
        for (long at = Math.max(Math.max(mark, recorded - most), oldest()); at < recorded; at++) {
            found.add(ring[(int) (at % ring.length)]);
        }
        return found;
    }

    /** Those of one task that are still remembered, oldest first. */
    synchronized List<Passage> of(TaskKey key) {
        List<Passage> found = new ArrayList<>();
        for (long at = oldest(); at < recorded; at++) {
            Passage passage = ring[(int) (at % ring.length)];
            if (passage.key().equals(key)) {
                found.add(passage);
            }
        }
        return found;
    }

    /** What came of the source's tasks since this was last asked. */
    synchronized Activity take(String source) {
        Activity taken = bySource.remove(source);
        return taken == null ? new Activity() : taken;
    }

    private long oldest() {
        return Math.max(0, recorded - ring.length);
    }
}
