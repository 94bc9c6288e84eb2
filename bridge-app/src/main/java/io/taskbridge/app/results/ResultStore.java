// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.taskbridge.task.ResultRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A directory of outputs, each under its digest: {@code <first two digits>/<sha256>}. A file is there whole or not at
 * all, and on the disk before {@link #put} returns; its time says when it was last put. Every call blocks. Thread-safe;
 * several processes may share the directory.
 */
public final class ResultStore {
    /** Into so many directories the files are sorted. */
    static final int PARTS = 256;

    private final Path dir;
    private final Path halfWritten;
    private final Duration retention;
    private final InstantSource clock;

    /** Held where a file's time decides whether it stays. */
    private final Object times = new Object();

    /**
     * @param retention how long a file stays after it was last put
     */
    public ResultStore(Path dir, Duration retention, InstantSource clock) {
        this.dir = dir.toAbsolutePath();
        this.halfWritten = this.dir.resolve("half-written");
        this.retention = retention;
        this.clock = clock;
    }

    Path dir() {
        return dir;
    }

    /** Removes what a killed process left half written. */
    void clean() throws IOException {
        if (Files.isDirectory(halfWritten)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(halfWritten)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Keeps the content from now on, and returns its digest. */
    String put(byte[] content) throws IOException {
        String sha256 = digest(content);
        Path part = part(sha256.substring(0, 2));
        Path file = part.resolve(sha256);
        if (!renewed(file, content.length)) {
            makeDirectory(part);
            write(file, content);
        }
        // Also where another thread has just made them: that one may not have come so far yet.
        sync(part);
        sync(dir);
        return sha256;
    }

    /** The content with the digest, unless it was never put here or its time is over. */
    Optional<ResultFile> find(String sha256) throws IOException {
        if (!ResultRef.isSha256(sha256)) {
            throw new IllegalArgumentException("not a digest");
        }
        Path file = part(sha256.substring(0, 2)).resolve(sha256);
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.isRegularFile() && !expired(found.lastModifiedTime())
                    ? Optional.of(new ResultFile(file, found.size()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Removes the files of one part, 0 to 255, whose time is over; returns how many. */
    int sweep(int part) throws IOException {
        Path files = part(HexFormat.of().toHexDigits((byte) part));
        if (!Files.isDirectory(files)) {
            return 0;
        }
        int removed = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(files)) {
            for (Path file : all) {
                if (ResultRef.isSha256(file.getFileName().toString()) && removed(file)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    /** Fails if nothing can be written. */
    void probe() throws IOException {
        makeDirectory(halfWritten);
        Files.delete(Files.createTempFile(halfWritten, "probe", ""));
    }

    private Path part(String firstDigits) {
        return dir.resolve(firstDigits);
    }

    private boolean renewed(Path file, long bytes) throws IOException {
        synchronized (times) {
            if (!Files.isRegularFile(file) || Files.size(file) != bytes) {
                return false;
            }
            Files.setLastModifiedTime(file, now());
        }
        sync(file);
        return true;
    }

    private boolean removed(Path file) throws IOException {
        synchronized (times) {
            try {
                return expired(Files.getLastModifiedTime(file)) && Files.deleteIfExists(file);
            } catch (NoSuchFileException e) {
                return false;
            }
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        makeDirectory(halfWritten);
        Path half = Files.createTempFile(halfWritten, "", "");
        try {
            try (FileChannel channel = FileChannel.open(half, WRITE)) {
                for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                Files.setLastModifiedTime(half, now());
                channel.force(true);
            }
            Files.move(half, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private boolean expired(FileTime time) {
        return time.toInstant().plus(retention).isBefore(clock.instant());
    }

    private FileTime now() {
        return FileTime.from(clock.instant());
    }

    private static void makeDirectory(Path dir) throws IOException {
        if (Files.isDirectory(dir)) {
            return;
        }
        Path parent = dir.getParent();
        // Looked at again: another thread may have made it meanwhile.
        if (parent == null || (Files.exists(dir) && !Files.isDirectory(dir))) {
            throw new NotDirectoryException(dir.toString());
        }
        makeDirectory(parent);
        Files.createDirectories(dir);
        sync(parent);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
