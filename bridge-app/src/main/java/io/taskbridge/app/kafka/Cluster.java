// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** The bridge's one connection for questions about the cluster, for all that have some. Thread-safe. */
public final class Cluster implements AutoCloseable {
    private static final long PAUSE_MILLIS = 200;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final Admin admin;
    private final String name;

    private Cluster(Admin admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    /**
     * Waits only for the cluster's name to resolve; whoever asks waits for the cluster. Blocks.
     *
     * @param client Kafka client properties, {@code bootstrap.servers} among them
     * @throws TopicsException where the name does not resolve within the patience
     */
    public static Cluster connect(Map<String, Object> client, Duration patience) {
        Deadline deadline = Deadline.in(patience);
        String name = "Kafka at " + client.get("bootstrap.servers");
        while (true) {
            try {
                return new Cluster(Admin.create(client), name);
            } catch (KafkaException e) {
                String reason = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
                // Kafka's client gives up at once where no host name resolves, which a container's name does late.
                if (!reason.contains("No resolvable bootstrap urls") || deadline.passed()) {
                    throw new TopicsException(name + ": " + reason, e);
                }
                pause();
            }
        }
    }

    /**
     * Kafka makes the topics that it keeps offsets and transactions in when it is first asked for who keeps them, one after the
     * other with those that others want. Who will need them soon asks early, and for nothing else: no answer is waited for.
     */
    public void askForCoordinators(ClientSettings settings) {
        admin.describeConsumerGroups(List.of(settings.groupId()));
        admin.describeTransactions(List.of(settings.transactionalId(0)));
    }

    Admin admin() {
        return admin;
    }

    /** What to call it in messages. */
    String name() {
        return name;
    }

    /** Waits for Kafka's answer; a failure is thrown as Kafka's client would throw it. Blocks. */
    static <T> T answer(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Fails what is still unanswered; blocks for a moment. */
    @Override
    public void close() {
        admin.close(CLOSE_LIMIT);
    }

    /** For whatever asks the cluster again, on a thread of the JVM's common pool. */
    static Executor afterPause() {
        return CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A moment, before the cluster is asked again. Blocks. */
    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicsException("Interrupted while waiting for the cluster", e);
        }
    }
}
