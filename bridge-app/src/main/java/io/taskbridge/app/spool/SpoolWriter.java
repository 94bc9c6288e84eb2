// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.taskbridge.app.metrics.SpoolMeters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts webhooks on disk, many with one flush of the directory. Blocks; for the spool's one thread. */
final class SpoolWriter implements AutoCloseable {
    /** No webhook is ever staged here. */
    private static final int CHECK_SLOT = 1_000_000;

    private final SpoolDirectory directory;
    private final SpoolOrder order;
    private final SpoolRoom room;
    private final SpoolTrouble trouble;
    private final SpoolMeters meters;
    private final Stagers stagers = new Stagers();

    SpoolWriter(SpoolDirectory directory, SpoolOrder order, SpoolRoom room, SpoolTrouble trouble, SpoolMeters meters) {
        this.directory = directory;
        this.order = order;
        this.room = room;
        this.trouble = trouble;
        this.meters = meters;
    }

    /** Says for each webhook why it is not on disk now, null if it is. */
    List<@Nullable SpoolException> write(List<SpooledWebhook> webhooks) {
        List<Boolean> admits = new ArrayList<>();
        List<SpooledWebhook> admitted = new ArrayList<>();
        for (SpooledWebhook webhook : webhooks) {
            admits.add(room.take(SpoolFormat.fileBytes(webhook)));
            if (admits.get(admits.size() - 1)) {
                admitted.add(webhook);
            }
        }
        List<@Nullable IOException> failures = stagers.stage(directory, admitted);
        publish(admitted, failures);
        List<@Nullable SpoolException> outcomes = new ArrayList<>();
        int next = 0;
        for (boolean admit : admits) {
            outcomes.add(admit ? outcome(failures.get(next++)) : refused());
        }
        return outcomes;
    }

    /** Whether webhooks could be written, if it came to that. */
    void check() {
        try {
            directory.stage(CHECK_SLOT, new byte[] {0});
            directory.discard(CHECK_SLOT);
            trouble.over();
        } catch (IOException e) {
            trouble.unwritable(e);
        }
    }

    /** Those that were staged get their names; adds to the failures. */
    private void publish(List<SpooledWebhook> webhooks, List<@Nullable IOException> failures) {
        for (int slot = 0; slot < webhooks.size(); slot++) {
            try {
                if (failures.get(slot) == null) {
                    directory.publish(slot, order.next());
                    order.added();
                } else {
                    directory.discard(slot);
                }
            } catch (IOException e) {
                failures.set(slot, e);
            }
            if (failures.get(slot) != null) {
                room.giveBack(SpoolFormat.fileBytes(webhooks.get(slot)));
            }
        }
        try {
            if (!webhooks.isEmpty()) {
                directory.sync();
            }
        } catch (IOException e) {
            // Their files stay, and are sent if they last; but nobody is told that they do.
            failures.replaceAll(failure -> failure == null ? e : failure);
        }
    }

    private @Nullable SpoolException outcome(@Nullable IOException failure) {
        if (failure != null) {
            meters.writeFailed();
            return trouble.unwritable(failure);
        }
        meters.written();
        trouble.over();
        return null;
    }

    private SpoolException refused() {
        meters.writeFailed();
        return room.noRoom();
    }

    @Override
    public void close() {
        stagers.close();
    }
}
