// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka of one node inside this JVM, for trying the bridge out and for a bridge on a single machine. Listens
 * on the loopback interface only, as {@code localhost:port}; everything it knows stays in {@code dataDir} and
 * survives a restart, also after the process was killed. Start and close block: never call them on an event loop.
 */
public final class EmbeddedKafka implements AutoCloseable {
    public static final int DEFAULT_MAX_MESSAGE_BYTES = 16 << 20;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(15);
    private static final int BIND_ATTEMPTS = 3;
    private static final int UNRECOVERABLE_FAULT = 3;

    private final int port;
    private final BrokerStorage storage;
    private final KafkaRaftServer server;
    private boolean closed;

    private EmbeddedKafka(int port, BrokerStorage storage, KafkaRaftServer server) {
        this.port = port;
        this.storage = storage;
        this.server = server;
    }

    /** {@link #start(int, Path, int)} with records of up to 16 MiB. */
    public static EmbeddedKafka start(int port, Path dataDir) {
        return start(port, dataDir, DEFAULT_MAX_MESSAGE_BYTES);
    }

    /**
     * Returns when the broker serves clients, a minute later at most.
     *
     * @param port 0 chooses a free one
     * @param dataDir created where missing; the broker's alone
     * @param maxMessageBytes the largest batch of records that a client may send
     * @throws EmbeddedKafkaException where the port is taken, or the directory is in use or cannot be written
     */
    public static EmbeddedKafka start(int port, Path dataDir, int maxMessageBytes) {
        BrokerStorage storage = BrokerStorage.open(dataDir);
        try {
            return start(port, storage, maxMessageBytes, BIND_ATTEMPTS);
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    /** Where clients on this host connect to: {@code localhost:9092}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Stops the broker in an orderly way; gives up after 15 seconds, which loses nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (stop(server)) {
            storage.close();
        }
    }

    /** The free port may be gone again when the broker binds it; only then is another try worth it. */
    private static EmbeddedKafka start(int port, BrokerStorage storage, int maxMessageBytes, int attempts) {
        int chosen = free(port);
        KafkaRaftServer server = null;
        try {
            haltWithOurExitCode();
            if (storage.wasKilled()) {
                StaleRegistration.remove(storage.logDir(), free(0));
            }
            Map<String, Object> settings = BrokerSettings.of(chosen, free(0), storage.logDir(), maxMessageBytes);
            server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(chosen, storage, server);
        } catch (RuntimeException e) {
            if (server != null) {
                stop(server);
            }
            if (attempts > 1 && causedByBind(e)) {
                return start(port, storage, maxMessageBytes, attempts - 1);
            }
            throw new EmbeddedKafkaException(
                    "Embedded Kafka cannot start on port " + chosen + ": " + e.getMessage(), e);
        }
    }

    private static int free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedKafkaException(
                    "Embedded Kafka cannot listen on localhost:" + port
                            + ": the port is taken (stop what listens there, or choose another port)",
                    e);
        }
    }

    private static boolean causedByBind(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    /** Kafka ends the process on a fault it cannot survive, such as a failed disk; that must not look like exit code 1. */
    private static void haltWithOurExitCode() {
        Exit.setExitProcedure((status, message) -> Runtime.getRuntime().halt(UNRECOVERABLE_FAULT));
        Exit.setHaltProcedure((status, message) -> Runtime.getRuntime().halt(UNRECOVERABLE_FAULT));
    }

    /** Whether the server stopped within the limit. Kafka's own stop may wait for minutes, hence the thread. */
    static boolean stop(KafkaRaftServer server) {
        Thread stopper = new Thread(server::shutdown, "embedded-kafka-stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            stopper.join(CLOSE_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopper.isAlive()) {
            log.warn("Embedded Kafka did not stop in time; its data directory stays locked until this process ends");
        }
        return !stopper.isAlive();
    }
}
