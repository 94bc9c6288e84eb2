// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.codec.StoredTask;
import io.taskbridge.task.KeyIndex;
import io.taskbridge.task.TaskKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tasks that are being asked about, the one not observed for longest first. Owned by one poll verticle. */
final class Watches {
    private static final int SMALLEST = 64;

    private final KeyIndex index = new KeyIndex((seat, key) -> at(seat).isOf(key));
    private @Nullable Watch[] seats = new Watch[SMALLEST];
    private @Nullable Watch oldest;
    private @Nullable Watch newest;

    /** Those let go while they are out. Whoever is watched anew meanwhile is one of them, so that none is out twice. */
    private final Map<TaskKey, Watch> leaving = new HashMap<>();

    @Nullable Watch get(TaskKey key) {
        int seat = index.find(key);
        return seat == KeyIndex.NONE ? null : at(seat);
    }

    int size() {
        return index.size();
    }

    @Nullable Watch oldest() {
        return oldest;
    }

    List<Watch> of(int partition) {
        return Arrays.stream(seats)
                .filter(Objects::nonNull)
                .filter(watch -> watch.partition == partition)
                .toList();
    }

    /** Takes up a task that is not here. */
    Watch add(int partition, StoredTask task, long nowMillis) {
        TaskKey key = task.task().key();
        Watch watch = leaving.remove(key);
        if (watch == null) {
            watch = new Watch(partition, task, nowMillis);
        } else {
            watch.renew(task, nowMillis);
        }
        int seat = index.admit(key);
        if (seat == seats.length) {
            seats = Arrays.copyOf(seats, seat + (seat >> 1));
        }
        seats[seat] = watch;
        watch.seat = seat;
        append(watch);
        return watch;
    }

    /** @param key the watch's, which is not read here where whoever lets it go has it */
    void remove(TaskKey key, Watch watch) {
        unlink(watch);
        index.release(watch.seat, key);
        seats[watch.seat] = null;
        watch.seat = KeyIndex.NONE;
        if (watch.out) {
            leaving.put(key, watch);
        }
    }

    /** The watch is no longer out. */
    void settled(Watch watch) {
        watch.out = false;
        if (!leaving.isEmpty()) {
            leaving.remove(watch.key());
        }
    }

    /** The task has just been heard of, if it is still watched: it goes to the end of the line. */
    void observed(Watch watch, long nowMillis) {
        watch.lastObservedMillis = nowMillis;
        if (watch.seat != KeyIndex.NONE) {
            unlink(watch);
            append(watch);
        }
    }

    private void append(Watch watch) {
        watch.older = newest;
        if (newest == null) {
            oldest = watch;
        } else {
            newest.newer = watch;
        }
        newest = watch;
    }

    private void unlink(Watch watch) {
        Watch older = watch.older;
        Watch newer = watch.newer;
        if (older == null) {
            oldest = newer;
        } else {
            older.newer = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
        watch.older = null;
        watch.newer = null;
    }

    private Watch at(int seat) {
        return Objects.requireNonNull(seats[seat]);
    }
}
