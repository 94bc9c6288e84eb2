// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static io.taskbridge.poll.PlaceLists.NONE;

import java.util.function.IntUnaryOperator;

/**
 * Tasks by when they are due. One that may not be asked about yet rests first, and is timed when its rest ends. Waiting
 * tasks are timed anew when their time comes near, and all of them when the price has moved far: in slices, so that
 * nothing holds up the event loop. Not thread-safe.
 */
final class PollQueue {
    static final int LISTS = 2 * TimingWheel.LISTS;

    private static final double FAR = 1.5;
    private static final long SWEEP_PAUSE_MILLIS = 500;
    private static final int SLICE = 2000;

    private final PlaceLists lists;
    private final IntUnaryOperator timing;
    private final TimingWheel waiting;
    private final TimingWheel resting;
    private double timedBy = Double.NaN;
    private long sweptAt = Long.MIN_VALUE / 2;
    private int sweeping = NONE;

    /** @param timing gives the tick at which a place is due */
    PollQueue(PlaceLists lists, IntUnaryOperator timing) {
        this.lists = lists;
        this.timing = timing;
        this.waiting = new TimingWheel(lists, 0);
        this.resting = new TimingWheel(lists, TimingWheel.LISTS);
    }

    void advance(long nowMillis) {
        int now = Ticks.at(nowMillis);
        waiting.advance(now, timing);
        resting.advance(now, lists::tick);
        for (int place = resting.due(); place != NONE; place = resting.due()) {
            resting.remove(place);
            add(place);
            resting.advance(now, lists::tick);
        }
    }

    /**
     * Times the next slice of all tasks anew if the price has moved far from the one that they were timed by.
     *
     * @param places that may hold tasks are below this
     */
    void follow(double price, int places, long nowMillis) {
        boolean far = !(price <= timedBy * FAR && price >= timedBy / FAR);
        if (sweeping == NONE && far && nowMillis - sweptAt >= SWEEP_PAUSE_MILLIS) {
            timedBy = price;
            sweptAt = nowMillis;
            sweeping = 0;
        }
        if (sweeping != NONE) {
            int end = Math.min(places, sweeping + SLICE);
            for (int place = sweeping; place < end; place++) {
                if (waiting.holds(place)) {
                    waiting.remove(place);
                    add(place);
                }
            }
            sweeping = end == places ? NONE : end;
        }
    }

    /** Puts in a place that is not here. */
    void add(int place) {
        waiting.add(place, timing.applyAsInt(place));
    }

    /** Puts in a place that is not here and is due now. */
    void addDue(int place, int now) {
        waiting.add(place, now);
    }

    /** Puts in a place that is not here and may not be asked about before a tick. */
    void rest(int place, int until) {
        resting.add(place, until);
    }

    void remove(int place) {
        (waiting.holds(place) ? waiting : resting).remove(place);
    }

    /**
     * The place to ask about now, {@link PlaceLists#NONE} if there is none.
     *
     * @param early whether it may be one that is not due yet
     */
    int first(boolean early) {
        return early ? waiting.earliest() : waiting.due();
    }

    boolean isEmpty() {
        return waiting.isEmpty() && resting.isEmpty();
    }

    /** When there is something to do, if only for the queue itself. Not to be asked of an empty queue. */
    int nextTick(boolean early, int now) {
        if ((early && !waiting.isEmpty()) || sweeping != NONE) {
            return now;
        }
        if (waiting.isEmpty() || resting.isEmpty()) {
            return (resting.isEmpty() ? waiting : resting).nextTick();
        }
        int due = waiting.nextTick();
        int rested = resting.nextTick();
        return due - rested < 0 ? due : rested;
    }

    boolean resting(int place) {
        return resting.holds(place);
    }
}
