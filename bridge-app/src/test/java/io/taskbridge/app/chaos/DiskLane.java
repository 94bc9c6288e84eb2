// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Keeps the disk busy for a while: writes a file of bounded size over and over, and has it flushed each time. */
final class DiskLane extends Lane {
    private static final int CHUNK = 1 << 20;
    private static final int CHUNKS = 64;

    private final Path file;
    private final Figures figures;
    private final Deck<Boolean> deck;
    private volatile String now = "";

    DiskLane(CountDownLatch over, long seed, Path dir, Figures figures) {
        super(over);
        this.file = dir.resolve("disk-load");
        this.figures = figures;
        this.deck = new Deck<>(seed, List.of(true));
    }

    @Override
    String now() {
        return now;
    }

    @Override
    void next() {
        pause(deck.between(15, 30));
        if (ended()) {
            return;
        }
        figures.count(Figure.DISK_LOADS);
        now = "disk busy";
        long end = System.nanoTime() + deck.between(4, 8).toNanos();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            for (int i = 0; !ended() && System.nanoTime() < end; i++) {
                channel.write(chunk.rewind(), (long) (i % CHUNKS) * CHUNK);
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        now = "";
    }
}
