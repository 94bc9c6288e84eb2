// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A heap of places by the time at which something is due there. A place is in one heap at a time, so the heaps of a
 * table share what is known of each: its time, and where in its heap it is. Not thread-safe.
 */
final class WakeHeap {
    private static final int SMALLEST = 16;

    /** What heaps know of places. */
    static final class Times {
        private long[] times = new long[SMALLEST];
        private int[] indexes = new int[SMALLEST];

        long of(int place) {
            return times[place];
        }

        private void reach(int place) {
            if (place >= times.length) {
                int places = Math.max(place + 1, place + (place >> 1));
                times = Arrays.copyOf(times, places);
                indexes = Arrays.copyOf(indexes, places);
            }
        }
    }

    private final Times known;
    private int[] heap = new int[SMALLEST];
    private int size;

    WakeHeap(Times known) {
        this.known = known;
    }

    /** Puts in a place that is in no heap. */
    void add(int place, long time) {
        known.reach(place);
        known.times[place] = time;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size + (size >> 1));
        }
        rise(place, size++);
    }

    /** Takes out a place that is in this heap. */
    void remove(int place) {
        int index = known.indexes[place];
        int last = heap[--size];
        if (last != place) {
            sink(last, index);
            rise(last, known.indexes[last]);
        }
    }

    /** Up to {@code limit} places whose time has come, the longest overdue first. They stay where they are. */
    List<Integer> due(long now, int limit) {
        List<Integer> due = new ArrayList<>();
        Queue<Integer> next = new PriorityQueue<>((a, b) -> isBefore(heap[a], heap[b]) ? -1 : a.equals(b) ? 0 : 1);
        offer(next, 0, now);
        for (Integer index; due.size() < limit && (index = next.poll()) != null; ) {
            due.add(heap[index]);
            offer(next, 2 * index + 1, now);
            offer(next, 2 * index + 2, now);
        }
        return due;
    }

    private void offer(Queue<Integer> next, int index, long now) {
        if (index < size && known.times[heap[index]] <= now) {
            next.add(index);
        }
    }

    private void rise(int place, int from) {
        int index = from;
        while (index > 0 && isBefore(place, heap[parent(index)])) {
            put(heap[parent(index)], index);
            index = parent(index);
        }
        put(place, index);
    }

    private void sink(int place, int from) {
        int index = from;
        while (2 * index + 1 < size) {
            int child = 2 * index + 1;
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (isBefore(place, heap[child])) {
                break;
            }
            put(heap[child], index);
            index = child;
        }
        put(place, index);
    }

    private void put(int place, int index) {
        heap[index] = place;
        known.indexes[place] = index;
    }

    private static int parent(int index) {
        return (index - 1) / 2;
    }

    /** Of those of one time the lower place comes first. */
    private boolean isBefore(int place, int other) {
        long time = known.times[place];
        long otherTime = known.times[other];
        return time != otherTime ? time < otherTime : place < other;
    }
}
