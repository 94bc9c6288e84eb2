// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One listener's way back to the others, on a reading of its own. Thread-safe; answers come on any thread. Must be left.
 */
public final class CatchUp {
    private final EventTopic topic;
    private final Place from;
    private final WorkerExecutor workers;
    private final Turns turns;
    private @Nullable Promise<Void> turn;
    private @Nullable EventReading reading;
    private boolean busy;
    private boolean left;

    CatchUp(EventTopic topic, Place from, WorkerExecutor workers, Turns turns) {
        this.topic = topic;
        this.from = from;
        this.workers = workers;
        this.turns = turns;
    }

    /**
     * The next events.
     *
     * @param reached the place behind them
     * @param gap whether events are missing before the first step
     */
    public record Step(List<LiveEvent> events, Place reached, boolean gap) {}

    /** Waits for one's turn, the first time; then reads on. One step at a time. */
    public synchronized Future<Step> next() {
        if (turn == null) {
            turn = turns.take();
        }
        return turn.future().compose(come -> step());
    }

    /** Lets go of the topic, once the step that is under way is done. */
    public synchronized void leave() {
        if (!left) {
            left = true;
            if (turn != null && !turns.withdraw(turn) && !busy) {
                release();
            }
        }
    }

    private synchronized Future<Step> step() {
        if (left) {
            return Future.failedFuture("left");
        }
        busy = true;
        return workers.executeBlocking(this::read, false).onComplete(read -> stepped());
    }

    private Step read() {
        EventReading open = reading;
        if (open == null) {
            open = topic.from(from);
            reading = open;
        }
        return new Step(open.next(), open.place(), open.gap());
    }

    private synchronized void stepped() {
        busy = false;
        if (left) {
            release();
        }
    }

    private void release() {
        EventReading open = reading;
        reading = null;
        workers.executeBlocking(
                        () -> {
                            if (open != null) {
                                open.close();
                            }
                            return true;
                        },
                        false)
                .onComplete(closed -> turns.done());
    }
}
