// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Webhooks that wait to be written, in order and bounded. Added by any thread, taken by the spool's. */
final class SpoolQueue {
    private static final int MOST = 10_000;
    private static final long MOST_BYTES = 128L << 20;
    private static final int MOST_TOGETHER = 256;
    private static final long MOST_BYTES_TOGETHER = 16L << 20;

    private final Queue<PendingWrite> writes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /** Whether there was room for it. */
    boolean add(PendingWrite write) {
        if (count.get() >= MOST || bytes.get() > MOST_BYTES) {
            return false;
        }
        count.incrementAndGet();
        bytes.addAndGet(SpoolFormat.fileBytes(write.webhook()));
        writes.add(write);
        return true;
    }

    /** The next ones to be written together; they count until they are {@link #release released}. */
    List<PendingWrite> next() {
        List<PendingWrite> group = new ArrayList<>();
        long size = 0;
        while (group.size() < MOST_TOGETHER && size < MOST_BYTES_TOGETHER) {
            PendingWrite write = writes.poll();
            if (write == null) {
                break;
            }
            group.add(write);
            size += SpoolFormat.fileBytes(write.webhook());
        }
        return group;
    }

    void release(List<PendingWrite> group) {
        count.addAndGet(-group.size());
        bytes.addAndGet(-group.stream()
                .mapToLong(write -> SpoolFormat.fileBytes(write.webhook()))
                .sum());
    }

    /** Whether nothing waits, nor is being written. */
    boolean isEmpty() {
        return count.get() == 0;
    }

    boolean hasNext() {
        return !writes.isEmpty();
    }
}
