// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.util.Arrays;

/**
 * Gives each of many tasks a place, a small number, and finds it again by the task's key: in some fifteen bytes a task,
 * since the keys themselves are with whoever keeps something at the places. Not thread-safe.
 */
public final class KeyIndex {
    public static final int NONE = -1;

    private static final int SMALLEST = 64;

    /** Knows whose place it is. */
    @FunctionalInterface
    public interface Keys {
        /** Whether the place, which is taken, is that key's. */
        boolean holds(int place, TaskKey key);
    }

    private final Keys keys;

    /** Places, each in the first free slot from its hash on; 0 is none, so a place is one more in here. */
    private int[] slots = new int[SMALLEST];

    /** By place; free places have here which one is the next. */
    private int[] hashes = new int[SMALLEST / 2];

    private int used;
    private int free = NONE;
    private int size;

    public KeyIndex(Keys keys) {
        this.keys = keys;
    }

    public int size() {
        return size;
    }

    /** Places that were ever taken are below this. */
    public int used() {
        return used;
    }

    /** The key's place, {@link #NONE} if it has none. */
    public int find(TaskKey key) {
        int hash = hash(key);
        for (int slot = slot(hash); slots[slot] != 0; slot = after(slot)) {
            int place = slots[slot] - 1;
            if (hashes[place] == hash && keys.holds(place, key)) {
                return place;
            }
        }
        return NONE;
    }

    /** Gives a place to a key that has none. */
    public int admit(TaskKey key) {
        int place = free;
        if (place == NONE) {
            place = used++;
            if (place == hashes.length) {
                hashes = Arrays.copyOf(hashes, place + (place >> 1));
            }
        } else {
            free = hashes[place];
        }
        hashes[place] = hash(key);
        size++;
        if (4L * size > 3L * slots.length) {
            int[] before = slots;
            slots = new int[2 * before.length];
            for (int taken : before) {
                enter(taken);
            }
        }
        enter(place + 1);
        return place;
    }

    /** Lets the place go; it will be another key's. */
    public void release(int place) {
        int empty = slot(hashes[place]);
        while (slots[empty] != place + 1) {
            empty = after(empty);
        }
        // Whoever was put off by it moves up, or would not be found any more.
        for (int slot = after(empty); slots[slot] != 0; slot = after(slot)) {
            int wanted = slot(hashes[slots[slot] - 1]);
            if (distance(wanted, slot) >= distance(empty, slot)) {
                slots[empty] = slots[slot];
                empty = slot;
            }
        }
        slots[empty] = 0;
        hashes[place] = free;
        free = place;
        size--;
    }

    private void enter(int taken) {
        if (taken != 0) {
            int slot = slot(hashes[taken - 1]);
            while (slots[slot] != 0) {
                slot = after(slot);
            }
            slots[slot] = taken;
        }
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

    private static int hash(TaskKey key) {
        int hash = key.hashCode() * 0x9E3779B1;
        return hash ^ (hash >>> 15);
    }
}
