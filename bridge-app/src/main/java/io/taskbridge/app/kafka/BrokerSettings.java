// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The embedded broker's settings: one node, one host, a quick start and a small footprint. Why: RATIONALE.md. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";
    static final String LOOPBACK = "127.0.0.1";

    private static final int INTERNAL_SEGMENT_BYTES = 1 << 20;

    /** Read and written. A cleaner that goes as fast as it can takes a processor, for seconds, from whoever waits. */
    private static final double CLEANER_BYTES_A_SECOND = 16 << 20;

    private BrokerSettings() {}

    static Map<String, Object> of(int port, int controllerPort, Path logDir, int maxMessageBytes) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.putAll(identity(port, controllerPort, logDir));
        all.putAll(sizes(maxMessageBytes));
        all.putAll(footprint());
        all.putAll(compaction());
        all.putAll(internalTopics());
        all.putAll(patience());
        all.putAll(unobserved());
        return all;
    }

    /** Of the same node, but with its controller alone: it answers on {@code controllerPort} and serves no topics. */
    static Map<String, Object> ofController(int controllerPort, Path logDir) {
        Map<String, Object> all = of(0, controllerPort, logDir, EmbeddedKafka.DEFAULT_MAX_MESSAGE_BYTES);
        all.put("process.roles", "controller");
        all.put("listeners", CONTROLLER + "://" + LOOPBACK + ":" + controllerPort);
        all.remove("advertised.listeners");
        return all;
    }

    private static Map<String, Object> identity(int port, int controllerPort, Path logDir) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                NODE_ID,
                "controller.quorum.voters",
                NODE_ID + "@" + LOOPBACK + ":" + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                "PLAINTEXT://" + LOOPBACK + ":" + port + "," + CONTROLLER + "://" + LOOPBACK + ":" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://localhost:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "log.dirs",
                logDir.toString(),
                "auto.create.topics.enable",
                false);
    }

    private static Map<String, Object> sizes(int maxMessageBytes) {
        return Map.of(
                "message.max.bytes",
                maxMessageBytes,
                "replica.fetch.max.bytes",
                maxMessageBytes,
                "replica.fetch.response.max.bytes",
                Math.max(maxMessageBytes, 10 << 20),
                "socket.request.max.bytes",
                (int) Math.min(Integer.MAX_VALUE, Math.max(2L * maxMessageBytes, 100 << 20)));
    }

    private static Map<String, Object> footprint() {
        return Map.of(
                "num.network.threads", 2,
                "num.io.threads", 4,
                "background.threads", 2,
                "num.recovery.threads.per.data.dir", 2,
                "log.segment.bytes", 128 << 20,
                "log.index.size.max.bytes", 1 << 20,
                "metadata.log.segment.bytes", 32 << 20);
    }

    /** Small segments and short memories: a broker reads what it keeps of groups and transactions before it serves them. */
    private static Map<String, Object> compaction() {
        return Map.of(
                "log.cleaner.threads",
                1,
                "log.cleaner.dedupe.buffer.size",
                16 << 20,
                "log.cleaner.backoff.ms",
                5_000,
                "log.cleaner.io.max.bytes.per.second",
                CLEANER_BYTES_A_SECOND,
                "log.cleaner.delete.retention.ms",
                Duration.ofMinutes(1).toMillis(),
                "offsets.topic.segment.bytes",
                INTERNAL_SEGMENT_BYTES,
                "transaction.state.log.segment.bytes",
                INTERNAL_SEGMENT_BYTES);
    }

    private static Map<String, Object> internalTopics() {
        return Map.of(
                "offsets.topic.num.partitions",
                8,
                "offsets.topic.replication.factor",
                (short) 1,
                "offsets.retention.minutes",
                (int) Duration.ofDays(365).toMinutes(),
                "transaction.state.log.num.partitions",
                8,
                "transaction.state.log.replication.factor",
                (short) 1,
                "transaction.state.log.min.isr",
                1,
                "share.coordinator.state.topic.num.partitions",
                1,
                "share.coordinator.state.topic.replication.factor",
                (short) 1);
    }

    private static Map<String, Object> patience() {
        return Map.of(
                "server.max.startup.time.ms", Duration.ofMinutes(1).toMillis(),
                "broker.heartbeat.interval.ms", 250,
                "broker.session.timeout.ms", 30_000,
                "controlled.shutdown.enable", true,
                "metadata.max.idle.interval.ms", 0,
                "group.initial.rebalance.delay.ms", 0,
                "group.min.session.timeout.ms", 1_000,
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", 1_000,
                "log.retention.hours", (int) Duration.ofDays(7).toHours());
    }

    /** A broker would register thousands of beans that nobody reads, which costs half a second of its start. */
    private static Map<String, Object> unobserved() {
        return Map.of("metric.reporters", "", "metrics.jmx.exclude", ".*");
    }
}
