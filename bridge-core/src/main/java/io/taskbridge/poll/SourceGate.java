// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import io.taskbridge.provider.Reading;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Whether a source may be sent a request now: its rate budget, and the one policy for its trouble, whatever the
 * provider.
 *
 * <ul>
 *   <li>Throttled: the rate falls, and nothing is sent for as long as the source asks, or for a moment.
 *   <li>Quota used up, or refused, or five answers in a row that are none: an {@link Outage}. Nothing is sent for a
 *       while, then one request as a probe; a good answer ends the outage, any other makes the next pause longer.
 * </ul>
 *
 * <p>Answers to requests sent before an outage began neither end nor prolong it, whenever they come. Every request
 * sent must be answered for, a time-out as {@link Reading.Kind#UNAVAILABLE}. Not thread-safe: owned by one poll
 * verticle.
 */
public final class SourceGate {
    private static final int TROUBLE_LIMIT = 5;
    private static final long SHORT_PAUSE_MILLIS = 100;

    /** Around its limit a source throttles now and then; so long without it counts as over. */
    private static final long THROTTLE_MEMORY_MILLIS = 10_000;

    private final RateBudget budget;
    private final RandomGenerator random;
    private final ThrottleShare throttleShare = new ThrottleShare();
    private SourceState state = SourceState.OK;
    private String reason = "not asked yet";
    private long sinceMillis;
    private @Nullable Long lastGoodMillis;

    private @Nullable Outage outage;
    private int failedProbes;
    private boolean probing;
    private int troubles;
    private long pausedUntil;
    private long throttledUntil;
    private long lastSent;
    private long lastSentBeforeOutage;

    public SourceGate(RateBudget budget, RandomGenerator random, long nowMillis) {
        this.budget = budget;
        this.random = random;
        this.sinceMillis = nowMillis;
        this.pausedUntil = nowMillis;
        this.throttledUntil = nowMillis;
    }

    public RateBudget budget() {
        return budget;
    }

    public SourceHealth health() {
        return new SourceHealth(state, reason, sinceMillis, lastGoodMillis);
    }

    /** Which part of the last minute's answers was that the source is asked too often, 0 to 1. */
    public double throttledShare(long nowMillis) {
        return throttleShare.now(nowMillis);
    }

    /**
     * When the next request may be sent: not after {@code nowMillis} if at once, {@link PollSchedule#NEVER} if not
     * before an answer comes or the budget's share is raised.
     */
    public long readyAt(long nowMillis) {
        return probing ? PollSchedule.NEVER : Math.max(pausedUntil, budget.readyAt(nowMillis));
    }

    /**
     * Pays for one request.
     *
     * @return the request's number, by which its answer is known
     * @throws IllegalStateException if none may be sent now
     */
    public long send(long nowMillis) {
        if (readyAt(nowMillis) > nowMillis) {
            throw new IllegalStateException("the source may not be asked now");
        }
        budget.spend(nowMillis);
        probing = outage != null;
        return ++lastSent;
    }

    /**
     * The credentials are others from now on: what they are good for is asked at once, and what is still to come of
     * requests with the former ones tells nothing.
     */
    public void renewed(long nowMillis) {
        lastSentBeforeOutage = lastSent;
        if (outage != null) {
            probing = false;
            pausedUntil = nowMillis;
        }
    }

    /**
     * Takes note of what came of a request.
     *
     * @param request its number, as {@link #send} gave it
     * @param retryAfter how long the source asked to be left alone, null if it did not
     */
    public void answered(long request, Reading reading, @Nullable Duration retryAfter, long nowMillis) {
        boolean late = request <= lastSentBeforeOutage;
        throttleShare.answered(reading.kind() == Reading.Kind.THROTTLED, nowMillis);
        switch (reading.kind()) {
            case SEEN, DOUBTFUL, NOT_FOUND, UNMAPPED, UNTAKEN -> {
                lastGoodMillis = nowMillis;
                if (!late) {
                    recover(nowMillis);
                }
            }
            case THROTTLED -> {
                budget.throttled(nowMillis);
                if (!late) {
                    throttle(reading, retryAfter, nowMillis);
                }
            }
            case EXHAUSTED, REFUSED, UNAVAILABLE, GARBAGE -> {
                if (!late) {
                    suffer(reading, retryAfter, nowMillis);
                }
            }
        }
    }

    private void recover(long nowMillis) {
        outage = null;
        probing = false;
        troubles = 0;
        if (nowMillis >= throttledUntil) {
            enter(SourceState.OK, "answering", nowMillis);
        } else {
            enter(SourceState.THROTTLED, "asked too often a moment ago", nowMillis);
        }
    }

    private void throttle(Reading reading, @Nullable Duration retryAfter, long nowMillis) {
        troubles = 0;
        throttledUntil = nowMillis + THROTTLE_MEMORY_MILLIS;
        if (outage != null) {
            pause(outage, reading, retryAfter, nowMillis);
        } else {
            enter(SourceState.THROTTLED, "asked too often: " + reading.reason(), nowMillis);
            pausedUntil = Math.max(pausedUntil, nowMillis + Math.max(SHORT_PAUSE_MILLIS, millis(retryAfter)));
        }
    }

    private void suffer(Reading reading, @Nullable Duration retryAfter, long nowMillis) {
        boolean clear = reading.kind() == Reading.Kind.EXHAUSTED || reading.kind() == Reading.Kind.REFUSED;
        troubles = clear ? 0 : troubles + 1;
        Outage kind =
                clear ? Outage.valueOf(reading.kind().name()) : troubles >= TROUBLE_LIMIT ? Outage.UNREACHABLE : outage;
        if (kind != null) {
            pause(kind, reading, retryAfter, nowMillis);
        }
    }

    private void pause(Outage kind, Reading reading, @Nullable Duration retryAfter, long nowMillis) {
        failedProbes = kind == outage ? failedProbes + 1 : 0;
        outage = kind;
        probing = false;
        lastSentBeforeOutage = lastSent;
        long pause = Math.max(kind.pauseMillis(failedProbes, random), millis(retryAfter));
        pausedUntil = Math.max(pausedUntil, nowMillis + pause);
        enter(kind.state, kind.words + ": " + reading.reason(), nowMillis);
    }

    private void enter(SourceState next, String why, long nowMillis) {
        if (next != state) {
            sinceMillis = nowMillis;
        }
        state = next;
        reason = why;
    }

    private static long millis(@Nullable Duration wait) {
        return wait == null ? 0 : Math.min(wait.toMillis(), RetryAfter.LONGEST.toMillis());
    }
}
