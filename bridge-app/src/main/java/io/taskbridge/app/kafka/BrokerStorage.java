// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * The broker's directory: formatted on first use, and held by one process at a time. The lock is ours because the
 * broker of a combined node opens its metadata log before it takes Kafka's own lock. The operating system frees it
 * when the process dies.
 */
final class BrokerStorage implements AutoCloseable {
    private final Path logDir;
    private final FileChannel lock;

    private BrokerStorage(Path logDir, FileChannel lock) {
        this.logDir = logDir;
        this.lock = lock;
    }

    /** Takes the directory, creating and formatting it where it is new. */
    static BrokerStorage open(Path dataDir) {
        Path absolute = dataDir.toAbsolutePath().normalize();
        BrokerStorage storage = new BrokerStorage(absolute.resolve("log"), lock(absolute));
        try {
            storage.formatIfNew();
            return storage;
        } catch (Exception e) {
            storage.close();
            throw new EmbeddedKafkaException("dataDir " + absolute + " cannot be formatted: " + e.getMessage(), e);
        }
    }

    Path logDir() {
        return logDir;
    }

    /** Whether a broker was here and was killed: one that stops leaves a file, which the next one takes away. */
    boolean wasKilled() {
        return Files.exists(logDir.resolve("__cluster_metadata-0"))
                && !Files.exists(logDir.resolve(".kafka_cleanshutdown"));
    }

    @Override
    public void close() {
        closeQuietly(lock, null);
    }

    private static FileChannel lock(Path dataDir) {
        FileChannel channel = null;
        try {
            Files.createDirectories(dataDir);
            channel = FileChannel.open(
                    dataDir.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = tryLock(channel);
            if (held != null) {
                return channel;
            }
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw new EmbeddedKafkaException("dataDir " + dataDir + " cannot be written: " + e, e);
        }
        closeQuietly(channel, null);
        throw new EmbeddedKafkaException(
                "dataDir " + dataDir + " is in use by another embedded Kafka: stop that one or choose another dataDir",
                null);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** {@code meta.properties} is the last file that formatting writes, so its presence means a whole format. */
    private void formatIfNew() throws Exception {
        Files.createDirectories(logDir);
        if (Files.exists(logDir.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setMetadataLogDirectory(logDir.toString())
                .addDirectory(logDir.toString())
                .run();
    }

    private static void closeQuietly(@Nullable FileChannel channel, @Nullable Throwable because) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            if (because != null) {
                because.addSuppressed(e);
            }
        }
    }
}
