// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.EmbeddedKafkaConfig;
import io.taskbridge.app.kafka.ClientSettings;
import io.taskbridge.app.kafka.Cluster;
import io.taskbridge.app.kafka.EmbeddedKafka;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where Kafka is: as configured, or in this process, where it takes most of a start and so starts beside the rest. */
final class KafkaAddress {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(4);

    private KafkaAddress() {}

    /** The bootstrap servers, once there are any. Whatever is started for it is one of the parts. */
    static Future<String> of(BridgeConfig config, Parts parts) {
        String configured = config.kafka().bootstrapServers();
        if (configured != null) {
            return Future.succeededFuture(configured);
        }
        EmbeddedKafkaConfig embedded = config.kafka().embedded();
        CompletableFuture<EmbeddedKafka> broker = CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(
                embedded.port(), embedded.dataDir(), config.topics().maxMessageBytes()));
        parts.add(
                "the embedded Kafka",
                STOP_LIMIT,
                () -> Future.fromCompletionStage(
                        broker.handle((started, failure) -> started).thenAcceptAsync(KafkaAddress::close)));
        return Future.fromCompletionStage(broker).map(EmbeddedKafka::bootstrapServers);
    }

    /** How everything that speaks to this Kafka does so. */
    static ClientSettings clients(String bootstrapServers, BridgeConfig config) {
        return new ClientSettings(
                bootstrapServers,
                config.kafka().properties(),
                config.kafka().groupId(),
                config.topics().maxMessageBytes(),
                config.kafka().bootstrapServers() == null);
    }

    /** A connection for questions, which is one of the parts. Blocks until the address resolves. */
    static Cluster connect(ClientSettings clients, Duration limit, Parts parts) {
        Cluster cluster = Cluster.connect(clients.admin(), limit);
        parts.add(
                "the questions to Kafka", () -> Future.fromCompletionStage(CompletableFuture.runAsync(cluster::close)));
        return cluster;
    }

    private static void close(@Nullable EmbeddedKafka broker) {
        if (broker != null) {
            broker.close();
        }
    }
}
