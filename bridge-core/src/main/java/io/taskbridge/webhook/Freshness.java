// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a webhook's signed time may be from our own, which is what keeps old webhooks from being replayed.
 *
 * @param tolerance allowed either way, for delays behind and for clocks ahead
 */
public record Freshness(Duration tolerance) {
    public Freshness {
        if (tolerance.isNegative()) {
            throw new IllegalArgumentException("tolerance: must not be negative");
        }
    }

    public boolean accepts(Instant sentAt, Instant now) {
        return Duration.between(sentAt, now).abs().compareTo(tolerance) <= 0;
    }
}
