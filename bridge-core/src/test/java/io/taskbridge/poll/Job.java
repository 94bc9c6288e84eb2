// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/** A task of which the test knows when it ends. */
final class Job extends Scheduled {
    final int number;
    final long createdAt;
    final long endsAt;
    long askedAt;
    int polls;

    Job(int number, long createdAt, long endsAt) {
        this.number = number;
        this.createdAt = createdAt;
        this.endsAt = endsAt;
    }

    /** A task that never ends. */
    static Job endless(int number, long createdAt) {
        return new Job(number, createdAt, PollSchedule.NEVER);
    }

    Subject subject() {
        return Subject.fresh("model", 1, createdAt);
    }

    Sighting look(long nowMillis) {
        return endsAt <= nowMillis
                ? new Sighting(Stage.ENDED, createdAt, endsAt)
                : new Sighting(Stage.RUNNING, createdAt, Sighting.UNKNOWN);
    }

    @Override
    public String toString() {
        return "job " + number;
    }
}
