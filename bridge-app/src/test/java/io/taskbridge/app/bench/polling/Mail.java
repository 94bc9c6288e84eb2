// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.Arrays;
import java.util.Comparator;

/** The webhooks that will come, in their order. */
final class Mail {
    private final SimTask[] told;
    private int next;

    Mail(SimTask[] tasks) {
        told = Arrays.stream(tasks)
                .filter(task -> task.told < Double.POSITIVE_INFINITY)
                .sorted(Comparator.comparingDouble(task -> task.told))
                .toArray(SimTask[]::new);
    }

    /** When the next one comes, {@link SimTask#UNSEEN} if none. */
    long at() {
        return next < told.length ? SimClock.by(told[next].told) : SimTask.UNSEEN;
    }

    SimTask take() {
        return told[next++];
    }
}
