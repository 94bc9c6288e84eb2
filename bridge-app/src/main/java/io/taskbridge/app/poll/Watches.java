// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks that are being asked about, the one not observed for longest first. Owned by one poll verticle. */
final class Watches {
    private final Map<TaskKey, Watch> byKey = new LinkedHashMap<>();

    /** Those let go while they are out. Whoever is watched anew meanwhile is one of them, so that none is out twice. */
    private final Map<TaskKey, Watch> leaving = new HashMap<>();

    @Nullable Watch get(TaskKey key) {
        return byKey.get(key);
    }

    int size() {
        return byKey.size();
    }

    @Nullable Watch oldest() {
        return byKey.isEmpty() ? null : byKey.values().iterator().next();
    }

    List<Watch> of(int partition) {
        return byKey.values().stream()
                .filter(watch -> watch.partition == partition)
                .toList();
    }

    /** Takes up a task that is not here. */
    Watch add(int partition, Task task, long nowMillis) {
        Watch watch = leaving.remove(task.key());
        if (watch == null) {
            watch = new Watch(partition, task, nowMillis);
        } else {
            watch.renew(task, nowMillis);
        }
        byKey.put(watch.key, watch);
        return watch;
    }

    void remove(Watch watch) {
        byKey.remove(watch.key);
        if (watch.out) {
            leaving.put(watch.key, watch);
        }
    }

    /** The watch is no longer out. */
    void settled(Watch watch) {
        watch.out = false;
        leaving.remove(watch.key);
    }

    /** The task has just been heard of, if it is still watched: it goes to the end of the line. */
    void observed(Watch watch, long nowMillis) {
        watch.lastObservedMillis = nowMillis;
        if (byKey.remove(watch.key, watch)) {
            byKey.put(watch.key, watch);
        }
    }
}
