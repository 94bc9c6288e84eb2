// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tracking, looking up and letting go of tasks, over HTTP and over Kafka. */
class TrackingIT {
    private static BridgeFixture bridge;

    @BeforeAll
    static void start() {
        bridge = BridgeFixture.start("""
                  zai: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}}
                """);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void trackedTaskIsFoundAtOnce() {
        bridge.post("/v1/tasks", "{\"source\":\"zai\",\"id\":\"found\",\"labels\":{\"tenant\":\"acme\"}}");

        JsonNode task = BridgeFixture.json(bridge.get("/v1/tasks/zai/found").body());

        assertThat(task.path("state").asText()).isEqualTo("TRACKED");
        assertThat(task.path("labels").path("tenant").asText()).isEqualTo("acme");
    }

    @Test
    void untrackedTaskIsGoneAtOnce() {
        bridge.post("/v1/tasks", "{\"source\":\"zai\",\"id\":\"gone\"}");

        assertThat(bridge.delete("/v1/tasks/zai/gone").statusCode()).isEqualTo(202);

        assertThat(bridge.get("/v1/tasks/zai/gone").statusCode()).isEqualTo(404);
    }

    @Test
    void recordInTheWrongPartitionIsForwardedToItsHome() {
        for (int partition = 0; partition < 4; partition++) {
            bridge.write(new ProducerRecord<>(
                    bridge.topic("bridge-inbox"),
                    partition,
                    "any key",
                    "{\"type\":\"track\",\"source\":\"zai\",\"id\":\"stray-" + partition + "\"}"));
        }

        for (int partition = 0; partition < 4; partition++) {
            bridge.awaitTask(
                    "zai/stray-" + partition,
                    task -> task.path("state").asText().equals("TRACKED"));
        }
    }

    @Test
    void recordThatNobodyUnderstandsIsRejectedUnchangedWithItsReason() {
        bridge.write(new ProducerRecord<>(bridge.topic("bridge-inbox"), 2, "the key", "no { json"));

        var rejected = bridge
                .read(
                        "bridge-rejected",
                        records -> records.stream()
                                .anyMatch(record -> record.value().equals("no { json")))
                .stream()
                .filter(record -> record.value().equals("no { json"))
                .findFirst()
                .orElseThrow();

        assertThat(rejected.key()).isEqualTo("the key");
        assertThat(rejected.headers().lastHeader("reason")).isNotNull();
        assertThat(header(rejected, "partition")).isEqualTo("2");
        assertThat(header(rejected, "topic")).isEqualTo(bridge.topic("bridge-inbox"));
        assertThat(rejected.headers().lastHeader("offset")).isNotNull();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
