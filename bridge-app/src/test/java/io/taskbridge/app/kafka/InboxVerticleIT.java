// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.EventLog;
import io.taskbridge.app.SharedBroker;
import io.taskbridge.app.SimulatedWork;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole bridges whose shards change hands while they have work. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class InboxVerticleIT {
    private static final int PARTITIONS = 4;

    private final SimulatedWork work = new SimulatedWork();
    private final BridgeFixture bridge = BridgeFixture.start(work.sources());

    @AfterEach
    void stop() {
        bridge.close();
        work.close();
    }

    /** Does what a second owner of each shard would do. */
    private void fenceEveryShard() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Map<String, Object> settings = Map.of(
                    "bootstrap.servers", SharedBroker.bootstrapServers(),
                    "transactional.id", bridge.transactionalId(partition));
            try (KafkaProducer<byte[], byte[]> rival =
                    new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
                rival.initTransactions();
            }
        }
    }

    @Test
    void shardsThatMoveToAnotherBridgeAndBackLoseAndRepeatNothing() {
        work.submit(bridge, 5);
        bridge.read("task-events", work.submitted().size());

        try (BridgeFixture other = bridge.another()) {
            Await.until(() -> other.shards().size(), size -> size == PARTITIONS / 2);
            Await.until(() -> bridge.shards().size(), size -> size == PARTITIONS / 2);
            assertThat(bridge.shards()).doesNotContainAnyElementsOf(other.shards());
            int before = bridge.readAll("task-events").size();
            work.submit(bridge, 5);
            bridge.read("task-events", before + work.submitted().size() / 2);
        }
        Await.until(() -> bridge.shards().size(), size -> size == PARTITIONS);

        EventLog events = work.awaitAllEnded(bridge);
        work.assertConsistent(events);
    }

    @Test
    void fencedShardsRecoverByThemselvesAndLoseAndRepeatNothing() {
        for (int round = 0; round < 3; round++) {
            work.submit(bridge, 3);
            fenceEveryShard();
        }

        EventLog events = work.awaitAllEnded(bridge);

        work.assertConsistent(events);
        String metrics = bridge.send(HttpRequest.newBuilder(bridge.management("/metrics")))
                .body();
        assertThat(metrics).doesNotContain("taskbridge_commit_failures_total 0.0");
    }
}
