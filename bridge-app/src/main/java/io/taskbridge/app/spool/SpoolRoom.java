// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

/** How many bytes the spool holds, and may hold. Not thread-safe. */
final class SpoolRoom {
    private final long maxSize;
    private long used;
    private boolean refusing;

    SpoolRoom(long maxSize, long used) {
        this.maxSize = maxSize;
        this.used = used;
    }

    /** Whether there was room for so much, which is now used. */
    boolean take(long size) {
        refusing = size > maxSize - used;
        used += refusing ? 0 : size;
        return !refusing;
    }

    void giveBack(long size) {
        used = Math.max(0, used - size);
        refusing = false;
    }

    /** Nothing is there, whatever was counted: files may have come and gone by other hands. */
    void clear() {
        giveBack(used);
    }

    long used() {
        return used;
    }

    long maxSize() {
        return maxSize;
    }

    /** Whether the last one that came found no room, and none was made since. */
    boolean refusing() {
        return refusing;
    }

    SpoolException noRoom() {
        return new SpoolException("spool.maxSize: " + maxSize + " bytes: leaves no room for another webhook", null);
    }
}
