// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.poll.SourceGate;
import io.taskbridge.poll.SourceHealth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a source stands, as of a moment ago. Immutable.
 *
 * @param paused why nobody is asked for now, null if not paused
 * @param watched tasks that are being asked about
 * @param inFlight requests under way
 * @param throttledShare part of the last minute's answers that was "asked too often", 0 to 1
 * @param budgetInUse share of the rate budget spent over the last seconds, 0 to 1
 * @param ratePerSecond the rate that this bridge may use now
 * @param accountRatePerSecond the rate of all bridges together
 * @param oldestObservedMillis when the task that has waited longest was last observed, null if there is none
 * @param webhooks what became of those that came since the start, by outcome; null where none are expected
 */
public record SourceStatus(
        SourceHealth health,
        @Nullable String paused,
        int watched,
        int inFlight,
        double throttledShare,
        double budgetInUse,
        double ratePerSecond,
        double accountRatePerSecond,
        @Nullable Long oldestObservedMillis,
        @Nullable Map<String, Long> webhooks,
        PollFigures figures) {
    /** Takes the rest from the gate and the agenda; {@code webhooks} as above. */
    static SourceStatus of(
            SourceGate gate,
            @Nullable String paused,
            Agenda agenda,
            int inFlight,
            @Nullable Map<String, Long> webhooks,
            long nowMillis) {
        Watches watches = agenda.watches();
        Watch oldest = watches.oldest();
        return new SourceStatus(
                gate.health(),
                paused,
                watches.size(),
                inFlight,
                gate.throttledShare(nowMillis),
                gate.budget().budgetInUse(nowMillis),
                gate.budget().ratePerSecond(nowMillis),
                gate.budget().accountRatePerSecond(),
                oldest == null ? null : oldest.lastObservedMillis,
                webhooks,
                agenda.figures());
    }

    /** How long the task that has waited longest has not been observed, 0 if there is none. */
    public double oldestUnobservedSeconds(long nowMillis) {
        return oldestObservedMillis == null ? 0 : Math.max(0, nowMillis - oldestObservedMillis) / 1000.0;
    }
}
