// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.taskbridge.app.metrics.SpoolMeters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory of webhooks that wait, held by one process. Every call blocks; the spool's one thread makes them. */
final class SpoolStore implements AutoCloseable {
    private final SpoolLock lock;
    private final SpoolDirectory directory;
    private final SpoolOrder order;
    private final SpoolRoom room;
    private final SpoolTrouble trouble;
    private final Rejects rejects;
    private final SpoolWriter writer;
    private final SpoolReader reader;
    private long oldestNumber = -1;
    private @Nullable Long oldestMillis;

    private SpoolStore(Path dir, long maxSize, SpoolMeters meters, SpoolLock lock) throws IOException {
        Leftovers leftovers = Leftovers.find(dir);
        this.lock = lock;
        directory = new SpoolDirectory(dir);
        order = new SpoolOrder(leftovers.numbers(), leftovers.highest() + 1);
        room = new SpoolRoom(maxSize, leftovers.bytes());
        trouble = new SpoolTrouble(dir);
        rejects = new Rejects(directory, meters);
        writer = new SpoolWriter(directory, order, room, trouble, meters);
        reader = new SpoolReader(directory, order, room, rejects, meters);
        leftovers.foreign().forEach(rejects::foreign);
        rejects.recount();
        // A directory that cannot be written is found out now, not when it is needed.
        directory.sync();
    }

    /** @throws SpoolException if the directory cannot be used, or too many other bridges use it */
    static SpoolStore open(Path dir, long maxSize, SpoolMeters meters) {
        try {
            SpoolPlaces.Taken place = SpoolPlaces.take(dir);
            return open(place.dir(), maxSize, meters, place.lock());
        } catch (IOException e) {
            throw SpoolTrouble.exception(dir, e);
        }
    }

    private static SpoolStore open(Path dir, long maxSize, SpoolMeters meters, SpoolLock lock) throws IOException {
        try {
            return new SpoolStore(dir, maxSize, meters, lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    /** Says for each webhook why it is not on disk now, null if it is. */
    List<@Nullable SpoolException> write(List<SpooledWebhook> webhooks) {
        return writer.write(webhooks);
    }

    /** The oldest webhooks, to be sent and then settled. */
    List<Spooled> take(int most) throws IOException {
        return reader.take(most);
    }

    void settle(List<Spooled> taken, List<Fate> fates) {
        reader.settle(taken, fates);
    }

    /** Looks whether webhooks could be written, and what operators have taken away. */
    void check() {
        writer.check();
        rejects.recount();
    }

    SpoolStatus status() {
        long number = order.isEmpty() ? -1 : order.get(0);
        if (number != oldestNumber) {
            oldestNumber = number;
            oldestMillis = number < 0 ? null : directory.writtenMillis(number);
        }
        String worst =
                room.refusing() && trouble.message() == null ? room.noRoom().getMessage() : trouble.message();
        return new SpoolStatus(
                order.size(), room.used(), room.maxSize(), oldestMillis, rejects.torn(), rejects.refused(), worst);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.syncQuietly();
        lock.close();
    }
}
