// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets a few go on at a time; the others wait in line. Thread-safe. */
final class Turns {
    private final Deque<Promise<Void>> waiting = new ArrayDeque<>();
    private int free;

    Turns(int atATime) {
        free = atATime;
    }

    /** Gets into line. */
    Promise<Void> take() {
        Promise<Void> turn = Promise.promise();
        synchronized (this) {
            if (free == 0) {
                waiting.add(turn);
                return turn;
            }
            free--;
        }
        turn.complete();
        return turn;
    }

    /** Leaves the line; false if the turn has come, and then {@link #done} must follow. */
    synchronized boolean withdraw(Promise<Void> turn) {
        return waiting.remove(turn);
    }

    /** Lets the next one go on. */
    void done() {
        Promise<Void> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.complete();
    }
}
