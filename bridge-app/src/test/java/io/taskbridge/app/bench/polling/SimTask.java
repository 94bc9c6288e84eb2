// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.poll.PollSchedule;
import io.taskbridge.poll.Scheduled;

/** A task of a simulation: what will happen to it, which no schedule may look at, and what did. */
final class SimTask extends Scheduled {
    static final long UNSEEN = PollSchedule.NEVER;

    final String target;
    final double submitted;
    /** When it leaves the queue. */
    final double started;

    final double ended;
    /** When its webhook comes, infinity if it never does. */
    final double told;

    long seenAt = UNSEEN;
    long lookedAt;
    long longestGap;

    /** For the plain schedules, which have no memory of their own. */
    long dueAt;

    long order;
    double interval;
    boolean gone;

    SimTask(String target, double submitted, double started, double ended, double told) {
        this.target = target;
        this.submitted = submitted;
        this.started = started;
        this.ended = ended;
        this.told = told;
        this.lookedAt = SimClock.at(submitted);
    }

    /** How long its end stayed unseen, in seconds. */
    double delay() {
        return SimClock.seconds(seenAt) - ended;
    }
}
