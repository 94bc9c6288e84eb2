// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

/**
 * The numbers of the files that wait, oldest first. What this run adds is numbered without gaps, so an outage may be
 * as long as the disk allows: only what an earlier run left behind costs memory, eight bytes a file. Not thread-safe.
 */
final class SpoolOrder {
    private final long[] leftovers;
    private int passed;
    private long first;
    private long next;

    /**
     * @param leftovers of an earlier run, ascending
     * @param next greater than each number that was ever given
     */
    SpoolOrder(long[] leftovers, long next) {
        this.leftovers = leftovers.clone();
        this.first = next;
        this.next = next;
    }

    long size() {
        return leftovers.length - passed + (next - first);
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** The number of the file that {@code ahead} others precede. */
    long get(int ahead) {
        int old = leftovers.length - passed;
        return ahead < old ? leftovers[passed + ahead] : first + (ahead - old);
    }

    /** Forgets the oldest one. */
    void removeOldest() {
        if (passed < leftovers.length) {
            passed++;
        } else {
            first++;
        }
    }

    /** The number that the next file gets. */
    long next() {
        return next;
    }

    /** The file of that number is there. */
    void added() {
        next++;
    }
}
