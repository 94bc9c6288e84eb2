// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.poll.RateBudget;
import io.taskbridge.poll.SourceGate;
import io.taskbridge.provider.Reading;
import java.util.SplittableRandom;

/** A line to a provider that turns requests away: with the product's gate, or with a client that does not care. */
final class LimitedLine {
    private static final Reading SEEN = Reading.of(Reading.Kind.UNMAPPED, "seen");
    private static final Reading THROTTLED = Reading.of(Reading.Kind.THROTTLED, "429");

    private LimitedLine() {}

    /** Slows down when it is told to. */
    static Line gated(SourceGate gate, ServerLimit server) {
        return new Line() {
            @Override
            public long readyAt(long nowMillis) {
                return gate.readyAt(nowMillis);
            }

            @Override
            public boolean send(long nowMillis) {
                long request = gate.send(nowMillis);
                boolean accepted = server.accepts(nowMillis);
                gate.answered(request, accepted ? SEEN : THROTTLED, null, nowMillis);
                return accepted;
            }
        };
    }

    /** Goes on at its own pace. */
    static Line oblivious(double perSecond, ServerLimit server) {
        return Line.paced(perSecond, server::accepts);
    }

    static SourceGate gate(double perSecond, long seed) {
        return new SourceGate(new RateBudget(perSecond, 1, SimClock.EPOCH), new SplittableRandom(seed), SimClock.EPOCH);
    }
}
