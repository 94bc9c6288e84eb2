// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** Gives each thread a writer of its own, since to set one up takes as long as to write a record. Thread-safe. */
final class OwnWriter<W> {
    private static final int KEPT_BYTES = 64 << 10;

    /** What is done with the writer. */
    interface Work<W> {
        byte[] by(W writer) throws IOException;
    }

    private final ThreadLocal<W> own;

    OwnWriter(Supplier<W> fresh) {
        own = ThreadLocal.withInitial(fresh);
    }

    byte[] bytes(Work<W> work) {
        boolean good = false;
        try {
            byte[] written = work.by(own.get());
            good = written.length <= KEPT_BYTES;
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!good) {
                // Half a record must not stay in it, nor the room for a large one.
                own.remove();
            }
        }
    }
}
