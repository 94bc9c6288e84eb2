// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.poll.PollSchedule;
import java.util.function.LongPredicate;

/** What stands between a schedule and the provider: the client's rate limit, and the provider's own. */
interface Line {
    /** When the next request may be sent, {@link PollSchedule#NEVER} if it depends on something else. */
    long readyAt(long nowMillis);

    /**
     * Sends a request.
     *
     * @return whether it was answered; turned away if not
     */
    boolean send(long nowMillis);

    /** A rate limit that is kept to the letter, by a client whose provider has no other. */
    static Line paced(double perSecond) {
        return paced(perSecond, always -> true);
    }

    /**
     * The same, whatever the provider says to it.
     *
     * @param accepts whether the provider answers a request that comes now
     */
    static Line paced(double perSecond, LongPredicate accepts) {
        Pace pace = new Pace(perSecond);
        return new Line() {
            @Override
            public long readyAt(long nowMillis) {
                return pace.readyAt(nowMillis);
            }

            @Override
            public boolean send(long nowMillis) {
                pace.spend(nowMillis);
                return accepts.test(nowMillis);
            }
        };
    }
}
