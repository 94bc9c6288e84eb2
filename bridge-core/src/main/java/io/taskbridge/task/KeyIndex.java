// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.util.Arrays;

/**
 * Gives each of many tasks a place, a small number, and finds it again by the task's key: in some seventeen bytes a task,
 * since the keys themselves are with whoever keeps something at the places. Not thread-safe.
 */
public final class KeyIndex {
    public static final int NONE = -1;

    private static final int SMALLEST = 64;
    private static final long EMPTY = 0;

    /** Knows whose place it is. */
    @FunctionalInterface
    public interface Keys {
        /** Whether the place, which is taken, is that key's. */
        boolean holds(int place, TaskKey key);
    }

    private final Keys keys;

    /**
     * Each key's hash and, one higher since 0 is none, its place: in the first empty slot from its hash on. The hash is in
     * there so that nobody looks at other keys' places, which are anywhere in memory.
     */
    private long[] slots = new long[SMALLEST];

    /** Places that were let go, and how many these are. */
    private int[] free = new int[SMALLEST / 8];

    private int freed;
    private int used;

    public KeyIndex(Keys keys) {
        this.keys = keys;
    }

    public int size() {
        return used - freed;
    }

    /** Places that were ever taken are below this. */
    public int used() {
        return used;
    }

    /** The key's place, {@link #NONE} if it has none. */
    public int find(TaskKey key) {
        int hash = hash(key);
        for (int slot = slot(hash); slots[slot] != EMPTY; slot = after(slot)) {
            int place = place(slots[slot]);
            if (hash(slots[slot]) == hash && keys.holds(place, key)) {
                return place;
            }
        }
        return NONE;
    }

    /** Gives a place to a key that has none. */
    public int admit(TaskKey key) {
        int place = freed > 0 ? free[--freed] : used++;
        if (4L * size() > 3L * slots.length) {
            long[] before = slots;
            slots = new long[2 * before.length];
            for (long taken : before) {
                if (taken != EMPTY) {
                    enter(taken);
                }
            }
        }
        enter((long) hash(key) << Integer.SIZE | place + 1);
        return place;
    }

    /** Lets the place go, which is the key's; it will be another key's. */
    public void release(int place, TaskKey key) {
        int empty = slot(hash(key));
        while (place(slots[empty]) != place) {
            empty = after(empty);
        }
        // Whoever was put off by it moves up, or would not be found any more.
        for (int slot = after(empty); slots[slot] != EMPTY; slot = after(slot)) {
            int wanted = slot(hash(slots[slot]));
            if (distance(wanted, slot) >= distance(empty, slot)) {
                slots[empty] = slots[slot];
                empty = slot;
            }
        }
        slots[empty] = EMPTY;
        if (freed == free.length) {
            free = Arrays.copyOf(free, freed + (freed >> 1));
        }
        free[freed++] = place;
    }

    private void enter(long taken) {
        int slot = slot(hash(taken));
        while (slots[slot] != EMPTY) {
            slot = after(slot);
        }
        slots[slot] = taken;
    }

    private int slot(int hash) {
        return hash & (slots.length - 1);
    }

    private int after(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    private int distance(int from, int to) {
        return (to - from) & (slots.length - 1);
    }

    private static int place(long taken) {
        return (int) taken - 1;
    }

    private static int hash(long taken) {
        return (int) (taken >>> Integer.SIZE);
    }

    private static int hash(TaskKey key) {
        int hash = key.hashCode() * 0x9E3779B1;
        return hash ^ (hash >>> 15);
    }
}
