// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a spool. A webhook's file gets its name only once its content is on disk, so that a name stands for a
 * whole file; {@link #sync} makes names last. Every call blocks. One thread at a time, but for {@link #stage}.
 */
final class SpoolDirectory {
    private static final Logger log = LoggerFactory.getLogger(SpoolDirectory.class);
    private static final int MOST_NAMESAKES = 1000;

    private final Path dir;
    private final FileAttribute<?>[] onlyOurs;

    SpoolDirectory(Path dir) {
        this.dir = dir;
        this.onlyOurs = dir.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Whether it can be looked into at all; if not, that a file is not there says nothing. */
    boolean isThere() {
        return Files.isDirectory(dir);
    }

    /** Writes a webhook to disk under a passing name. Different slots may be staged at the same time. */
    void stage(int slot, byte[] content) throws IOException {
        Path file = dir.resolve(SpoolNames.staged(slot));
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, onlyOurs)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Gives what was staged its lasting name. */
    void publish(int slot, long number) throws IOException {
        Files.move(dir.resolve(SpoolNames.staged(slot)), file(number), StandardCopyOption.ATOMIC_MOVE);
    }

    void discard(int slot) throws IOException {
        Files.deleteIfExists(dir.resolve(SpoolNames.staged(slot)));
    }

    /** All names given and taken so far survive a power cut. */
    void sync() throws IOException {
        try (FileChannel names = FileChannel.open(dir, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** The same where nothing depends on it. */
    void syncQuietly() {
        try {
            sync();
        } catch (IOException e) {
            log.debug("The names in the spool could not be forced to disk", e);
        }
    }

    /** @throws TornFileException if it is not what was written; so large a file is never read as a whole */
    SpooledWebhook read(long number) throws IOException, TornFileException {
        Path file = file(number);
        try (InputStream content = Files.newInputStream(file)) {
            byte[] start = content.readNBytes(SpoolFormat.HEADER_BYTES);
            long announced = SpoolFormat.announcedBytes(start);
            long size = Files.size(file);
            if (size != announced) {
                throw new TornFileException("has " + size + " bytes instead of " + announced);
            }
            byte[] rest = content.readAllBytes();
            byte[] whole = Arrays.copyOf(start, start.length + rest.length);
            System.arraycopy(rest, 0, whole, start.length, rest.length);
            return SpoolFormat.decode(whole);
        }
    }

    /** 0 if that cannot be told. */
    long size(long number) {
        return file(number).toFile().length();
    }

    /** 0 if that cannot be told. */
    long writtenMillis(long number) {
        return file(number).toFile().lastModified();
    }

    void delete(long number) throws IOException {
        Files.deleteIfExists(file(number));
    }

    Path setAside(long number, SetAside why) throws IOException {
        return setAside(file(number), why);
    }

    /** Moves a file to the folder of its kind; nothing that lies there is ever replaced. */
    Path setAside(Path file, SetAside why) throws IOException {
        Path folder = Files.createDirectories(dir.resolve(why.word()));
        String name = String.valueOf(file.getFileName());
        for (int i = 1; i <= MOST_NAMESAKES; i++) {
            Path target = folder.resolve(i == 1 ? name : name + "." + i);
            try {
                return Files.move(file, target);
            } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException taken) {
                // The next name may be free.
            }
        }
        throw new IOException(folder + " holds too many files named " + name);
    }

    /** How many files lie in the folder of that kind. */
    long count(SetAside why) {
        String[] names = dir.resolve(why.word()).toFile().list();
        return names == null ? 0 : names.length;
    }

    private Path file(long number) {
        return dir.resolve(SpoolNames.webhook(number));
    }
}
