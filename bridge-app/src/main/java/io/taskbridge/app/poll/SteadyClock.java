// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The time of day when it was made, and steady from then on: setting the machine's clock moves no schedule. */
public final class SteadyClock implements InstantSource {
    private final Instant origin;
    private final long originNanos;
    private final LongSupplier nanos;

    /**
     * @param nanos a source that only moves forward, {@code System::nanoTime}
     */
    public SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.origin = wall.instant();
        this.nanos = nanos;
        this.originNanos = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return origin.plus(Duration.ofNanos(nanos.getAsLong() - originNanos));
    }
}
