// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import java.util.Arrays;

/**
 * Doubly linked lists of places, each place in at most one list at a time, and the tick that each waits for: sixteen
 * bytes a place whatever the number of lists. Not thread-safe.
 */
final class PlaceLists {
    static final int NONE = -1;

    private final int[] heads;
    private final int[] tails;
    private int[] next = {};
    private int[] previous = {};
    private int[] listOf = {};
    private int[] ticks = {};

    PlaceLists(int lists) {
        heads = new int[lists];
        tails = new int[lists];
        Arrays.fill(heads, NONE);
        Arrays.fill(tails, NONE);
    }

    void grow(int places) {
        int before = next.length;
        next = Arrays.copyOf(next, places);
        previous = Arrays.copyOf(previous, places);
        listOf = Arrays.copyOf(listOf, places);
        Arrays.fill(listOf, before, places, NONE);
        ticks = Arrays.copyOf(ticks, places);
    }

    int tick(int place) {
        return ticks[place];
    }

    void tick(int place, int tick) {
        ticks[place] = tick;
    }

    boolean isEmpty(int list) {
        return heads[list] == NONE;
    }

    /** The first of the list, {@link #NONE} if it is empty. */
    int first(int list) {
        return heads[list];
    }

    /** The one after this one in its list, {@link #NONE} after the last. */
    int after(int place) {
        return next[place];
    }

    /** The list that the place is in, {@link #NONE} if it is in none. */
    int listOf(int place) {
        return listOf[place];
    }

    /** Puts a place that is in no list at the end of this one. */
    void append(int list, int place) {
        int last = tails[list];
        listOf[place] = list;
        previous[place] = last;
        next[place] = NONE;
        if (last == NONE) {
            heads[list] = place;
        } else {
            next[last] = place;
        }
        tails[list] = place;
    }

    /** Takes a place out of the list that it is in. */
    void remove(int place) {
        int list = listOf[place];
        int before = previous[place];
        int after = next[place];
        if (before == NONE) {
            heads[list] = after;
        } else {
            next[before] = after;
        }
        if (after == NONE) {
            tails[list] = before;
        } else {
            previous[after] = before;
        }
        listOf[place] = NONE;
    }
}
