// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static io.taskbridge.poll.PlaceLists.NONE;

import java.util.function.IntUnaryOperator;

/**
 * A hierarchical timing wheel. A place waits in a slot whose width grows with its distance, and moves to a finer slot
 * when the wheel gets near, which is when its owner may decide anew how long it is to wait. Whatever the number of
 * places, each operation takes a few steps.
 *
 * <p>A place's level is that of the highest group of six bits in which its tick differs from the wheel's: so all of one
 * level come before all of the next, and within a level the slots are in order. The wheel does not turn past anyone who
 * is due, so those keep their order as well, however long they are not taken; who comes too late for his tick goes
 * before them. Ticks may wrap around. Not thread-safe.
 */
final class TimingWheel {
    /** Lists that a wheel takes up. */
    static final int LISTS = 6 * 64 + 1;

    private static final int BITS = 6;
    private static final int SLOTS = 1 << BITS;
    private static final int LEVELS = 6;

    /** A list that is in no order: looking at so many of its places finds one that is early enough. */
    private static final int LOOKED_AT = 64;

    /** So many places move at once: more would hold up the event loop. */
    private static final int MOVED_AT_ONCE = 2000;

    private final PlaceLists lists;
    private final int base;
    private final int late;
    private final long[] filled = new long[LEVELS];

    /** The tick that the wheel has turned to; time itself may have gone further. */
    private int now;

    private int reached;
    private int size;

    /** A slot whose places are on the move, {@link PlaceLists#NONE} if there is none. */
    private int moving = NONE;

    /**
     * @param base the first of the {@link #LISTS} lists that are the wheel's
     */
    TimingWheel(PlaceLists lists, int base) {
        this.lists = lists;
        this.base = base;
        this.late = base + LEVELS * SLOTS;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean holds(int place) {
        int list = lists.listOf(place);
        return list >= base && list <= late;
    }

    /** Puts in a place that waits nowhere. An empty wheel must have been {@linkplain #advance moved on} first. */
    void add(int place, int tick) {
        lists.tick(place, tick);
        size++;
        enqueue(place, tick);
    }

    void remove(int place) {
        int list = lists.listOf(place);
        lists.remove(place);
        size--;
        emptied(list);
    }

    /**
     * Turns on to a tick, or to the first place that is {@linkplain #due due} before it.
     *
     * @param retimed gives the tick of a place that moves to a finer slot
     */
    void advance(int to, IntUnaryOperator retimed) {
        reached = to;
        if (size == 0) {
            now = to;
            return;
        }
        int left = MOVED_AT_ONCE;
        while (left > 0) {
            if (moving == NONE) {
                int list = firstSlot();
                if (list == NONE || start(list) - to > 0) {
                    turn(to);
                    return;
                }
                turn(start(list));
                if (level(list) == 0) {
                    return;
                }
                moving = list;
            }
            left = move(left, retimed);
        }
    }

    private void turn(int to) {
        now = to - now > 0 ? to : now;
    }

    private int move(int most, IntUnaryOperator retimed) {
        int left = most;
        for (int place = lists.first(moving); place != NONE && left > 0; place = lists.first(moving)) {
            lists.remove(place);
            int tick = retimed.applyAsInt(place);
            lists.tick(place, tick);
            enqueue(place, tick);
            left--;
        }
        if (lists.isEmpty(moving)) {
            emptied(moving);
            moving = NONE;
        }
        return left;
    }

    /** The place that has been due for longest, or nearly so; {@link PlaceLists#NONE} if none is due. */
    int due() {
        int place = earliest();
        return place != NONE && lists.tick(place) - reached <= 0 ? place : NONE;
    }

    /** The place that is due first, be it later, or one of the first; {@link PlaceLists#NONE} if there is none. */
    int earliest() {
        int list = !lists.isEmpty(late) ? late : moving != NONE ? moving : firstSlot();
        if (list == NONE || (list != late && level(list) == 0)) {
            return list == NONE ? NONE : lists.first(list);
        }
        int best = lists.first(list);
        int place = best;
        for (int seen = 0; place != NONE && seen < LOOKED_AT; seen++) {
            best = lists.tick(place) - lists.tick(best) < 0 ? place : best;
            place = lists.after(place);
        }
        return best;
    }

    /** When there is something to do: a place is due, or moves on to a finer slot. Not to be asked of an empty wheel. */
    int nextTick() {
        return !lists.isEmpty(late) || moving != NONE ? now : start(firstSlot());
    }

    private void enqueue(int place, int tick) {
        if (tick - now < 0) {
            lists.append(late, place);
            return;
        }
        int level = (Integer.SIZE - 1 - Integer.numberOfLeadingZeros((tick ^ now) | 1)) / BITS;
        int slot = (tick >>> (BITS * level)) & (SLOTS - 1);
        filled[level] |= 1L << slot;
        lists.append(base + level * SLOTS + slot, place);
    }

    private void emptied(int list) {
        if (list != late && lists.isEmpty(list)) {
            filled[level(list)] &= ~(1L << slot(list));
        }
    }

    private int firstSlot() {
        for (int level = 0; level < LEVELS; level++) {
            if (filled[level] != 0) {
                int here = (now >>> (BITS * level)) & (SLOTS - 1);
                int ahead = Long.numberOfTrailingZeros(Long.rotateRight(filled[level], here));
                return base + level * SLOTS + ((here + ahead) & (SLOTS - 1));
            }
        }
        return NONE;
    }

    /** The first tick of a slot. */
    private int start(int list) {
        int level = level(list);
        int shift = BITS * (level + 1);
        int above = shift < Integer.SIZE ? (now >>> shift) << shift : 0;
        return above | (slot(list) << (BITS * level));
    }

    private int level(int list) {
        return (list - base) / SLOTS;
    }

    private int slot(int list) {
        return (list - base) % SLOTS;
    }
}
