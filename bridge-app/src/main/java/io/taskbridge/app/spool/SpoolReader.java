// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.taskbridge.app.metrics.SpoolMeters;
import io.taskbridge.task.TaskKey;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes webhooks off the disk, oldest first. Blocks; for the spool's one thread. */
final class SpoolReader {
    private static final Logger log = LoggerFactory.getLogger(SpoolReader.class);
    private static final long MAX_TAKEN_BYTES = 16L << 20;

    private final SpoolDirectory directory;
    private final SpoolOrder order;
    private final SpoolRoom room;
    private final Rejects rejects;
    private final SpoolMeters meters;

    SpoolReader(SpoolDirectory directory, SpoolOrder order, SpoolRoom room, Rejects rejects, SpoolMeters meters) {
        this.directory = directory;
        this.order = order;
        this.room = room;
        this.rejects = rejects;
        this.meters = meters;
    }

    /**
     * The oldest webhooks, in order: no more than so many, not much memory's worth, and no two of one task, whose
     * order is then kept even if only some of them arrive.
     *
     * @throws IOException if the directory is away
     */
    List<Spooled> take(int most) throws IOException {
        List<Spooled> taken = new ArrayList<>();
        Set<TaskKey> tasks = new HashSet<>();
        long bytes = 0;
        while (taken.size() < Math.min(most, order.size()) && bytes < MAX_TAKEN_BYTES) {
            long number = order.get(taken.size());
            SpooledWebhook webhook = read(number, taken.isEmpty());
            if (webhook == null && taken.isEmpty()) {
                continue;
            }
            if (webhook == null || !tasks.add(webhook.key())) {
                break;
            }
            taken.add(new Spooled(number, webhook));
            bytes += webhook.value().length;
        }
        return taken;
    }

    /** Lets go of the oldest webhooks that are dealt with; from the first one on that is not, all stay. */
    void settle(List<Spooled> taken, List<Fate> fates) {
        for (int i = 0; i < taken.size() && fates.get(i) != Fate.KEPT; i++) {
            Spooled spooled = taken.get(i);
            forget(SpoolFormat.fileBytes(spooled.webhook()));
            if (fates.get(i) == Fate.REFUSED) {
                rejects.refused(spooled.number());
            } else {
                meters.drained();
                delete(spooled.number());
            }
        }
        // A deletion that does not last only means that a webhook is sent once more: not each is worth a flush.
        if (order.isEmpty()) {
            directory.syncQuietly();
        }
    }

    /** Null if nothing is to be had from the file; it is then given up if it is the oldest, and looked at again if not. */
    private @Nullable SpooledWebhook read(long number, boolean oldest) throws IOException {
        try {
            return directory.read(number);
        } catch (TornFileException | IOException e) {
            if (!directory.isThere()) {
                throw new NoSuchFileException("the directory is away");
            }
            if (oldest) {
                giveUp(number, e);
            }
            return null;
        }
    }

    private void giveUp(long number, Exception why) {
        forget(directory.size(number));
        if (why instanceof NoSuchFileException) {
            rejects.missing(number);
        } else {
            rejects.torn(
                    number,
                    why instanceof TornFileException ? String.valueOf(why.getMessage()) : "cannot be read: " + why);
        }
    }

    private void forget(long size) {
        order.removeOldest();
        room.giveBack(size);
        if (order.isEmpty()) {
            room.clear();
        }
    }

    private void delete(long number) {
        try {
            directory.delete(number);
        } catch (IOException e) {
            log.warn("{} has been sent and cannot be deleted: {}", SpoolNames.webhook(number), e.toString());
        }
    }
}
