// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.taskbridge.app.metrics.SpoolMeters;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that cannot go to Kafka: moved out of the way of the rest, and reported once. For the spool's one thread. */
final class Rejects {
    private static final Logger log = LoggerFactory.getLogger(Rejects.class);

    private final SpoolDirectory directory;
    private final SpoolMeters meters;
    private long torn;
    private long refused;

    Rejects(SpoolDirectory directory, SpoolMeters meters) {
        this.directory = directory;
        this.meters = meters;
    }

    void foreign(Path file) {
        report(
                SetAside.TORN,
                file.toString(),
                "was not written by a spool",
                () -> directory.setAside(file, SetAside.TORN));
    }

    void torn(long number, String how) {
        report(SetAside.TORN, SpoolNames.webhook(number), how, () -> directory.setAside(number, SetAside.TORN));
    }

    void refused(long number) {
        report(
                SetAside.REFUSED,
                SpoolNames.webhook(number),
                "holds a record that Kafka does not take as it is",
                () -> directory.setAside(number, SetAside.REFUSED));
    }

    void missing(long number) {
        meters.undelivered("missing").increment();
        log.error(
                "Spooled webhook {} is gone: something else than this bridge has removed it",
                SpoolNames.webhook(number));
    }

    /** Looks how many there are now: operators take them away. */
    void recount() {
        torn = directory.count(SetAside.TORN);
        refused = directory.count(SetAside.REFUSED);
    }

    long torn() {
        return torn;
    }

    long refused() {
        return refused;
    }

    private interface Move {
        Path run() throws IOException;
    }

    private void report(SetAside why, String file, String how, Move move) {
        meters.undelivered(why.word()).increment();
        try {
            Path place = move.run();
            log.error("Spooled webhook {} {}; it is set aside as {}", file, how, place);
            recount();
        } catch (IOException e) {
            // It must not hold up the others; the next start meets it again.
            log.error("Spooled webhook {} {}; it is passed over and cannot be set aside: {}", file, how, e.toString());
        }
    }
}
