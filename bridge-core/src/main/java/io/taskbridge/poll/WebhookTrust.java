// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/**
 * The chance that a task's webhook does not come, learned from those that came and those that were missed. Falls
 * slowly with each that comes, and is 1 at once in an outage: when more were missed in a row than chance explains, or when
 * none has come for much longer than usual. Owned by one poll verticle.
 */
public final class WebhookTrust {
    /** Older news counts for less: so many webhooks are remembered. */
    private static final double MEMORY = 2000;

    /** So many missed in a row, when that was less likely than this, are no chance. */
    private static final int SEVERAL = 2;

    private static final double UNLIKELY = 1e-3;
    private static final double USUAL_GAPS = 10;
    private static final long SHORTEST_SILENCE_MILLIS = 60_000;
    private static final double GAP_MEMORY = 0.1;

    private double came;
    private double missed = 1;
    private int missedInARow;
    private double usualGap;
    private long lastCame = PollSchedule.NEVER;

    /** A webhook told of a task's end. */
    public void came(long nowMillis) {
        if (lastCame != PollSchedule.NEVER) {
            double gap = Math.max(0, nowMillis - lastCame);
            usualGap += GAP_MEMORY * (gap - usualGap);
        }
        lastCame = nowMillis;
        missedInARow = 0;
        fade();
        came++;
    }

    /** A task has ended, and the webhook that was to tell did not come. */
    public void missed() {
        missedInARow++;
        fade();
        missed++;
    }

    /** The chance that a webhook does not come, above 0 and at most 1. */
    public double missing(long nowMillis) {
        return outage(nowMillis) ? 1 : missed / (came + missed);
    }

    private boolean outage(long nowMillis) {
        double longest = Math.max(SHORTEST_SILENCE_MILLIS, USUAL_GAPS * usualGap);
        return lastCame == PollSchedule.NEVER || nowMillis - lastCame > longest || noChance();
    }

    private boolean noChance() {
        return missedInARow >= SEVERAL && Math.pow(missed / (came + missed), missedInARow) < UNLIKELY;
    }

    private void fade() {
        came *= 1 - 1 / MEMORY;
        missed *= 1 - 1 / MEMORY;
    }
}
