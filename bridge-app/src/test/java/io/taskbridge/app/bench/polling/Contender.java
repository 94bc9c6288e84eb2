// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.poll.PollSchedule;
import java.util.function.LongSupplier;

/**
 * A schedule that is measured, fresh.
 *
 * @param operations how often it has worked out so far when a task is worth asking about
 */
record Contender(PollSchedule<SimTask> schedule, LongSupplier operations, Post post) {
    /** Who hears whether webhooks that were expected came. */
    interface Post {
        void came(long nowMillis);

        void missed(long nowMillis);
    }

    private static final Post NOBODY = new Post() {
        @Override
        public void came(long nowMillis) {}

        @Override
        public void missed(long nowMillis) {}
    };

    static Contender of(PollSchedule<SimTask> schedule) {
        return new Contender(schedule, () -> 0, NOBODY);
    }

    static Contender of(PollSchedule<SimTask> schedule, LongSupplier operations) {
        return new Contender(schedule, operations, NOBODY);
    }
}
