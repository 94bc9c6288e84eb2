// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.kafka.KafkaProbe;
import io.taskbridge.app.poll.PollVerticle;
import io.taskbridge.app.poll.Pollers;
import io.taskbridge.app.poll.SourceStatus;
import io.taskbridge.app.reload.ConfigReload;
import io.taskbridge.app.results.ResultKeeper;
import io.taskbridge.app.shard.ShardState;
import io.taskbridge.app.shard.ShardVerticle;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.app.spool.SpoolStatus;
import io.taskbridge.codec.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Answers whether the bridge works, from what its parts say of themselves. Thread-safe. */
public final class Health {
    private final Heartbeat heartbeat;
    private final KafkaProbe kafka;
    private final Shards shards;
    private final Pollers pollers;
    private final ResultKeeper results;
    private final Supplier<SpoolStatus> spool;
    private final Supplier<ConfigReload.Status> configuration;
    private final InstantSource steady;
    private volatile boolean stopping;

    /**
     * @param spool tells how the spool stands now; safe from any thread
     * @param configuration tells how the configuration's file stands to what is in force; safe from any thread
     */
    public Health(
            Heartbeat heartbeat,
            KafkaProbe kafka,
            Shards shards,
            Pollers pollers,
            ResultKeeper results,
            Supplier<SpoolStatus> spool,
            Supplier<ConfigReload.Status> configuration,
            InstantSource steady) {
        this.heartbeat = heartbeat;
        this.kafka = kafka;
        this.shards = shards;
        this.pollers = pollers;
        this.results = results;
        this.spool = spool;
        this.configuration = configuration;
        this.steady = steady;
    }

    /** From now on the bridge is not ready, so that nobody sends it new work. */
    public void stopping() {
        stopping = true;
    }

    boolean live() {
        return heartbeat.alive();
    }

    /** Why the bridge cannot do all of its work now; empty if it can. */
    public List<String> obstacles() {
        List<String> reasons = new ArrayList<>();
        if (stopping) {
            reasons.add("the bridge is stopping");
        }
        Stream.of(kafka.trouble(), shards.trouble()).filter(Objects::nonNull).forEach(reasons::add);
        if (!shards.joined()) {
            reasons.add("the consumer group has not assigned partitions to this bridge yet");
        }
        for (ShardVerticle shard : shards.all()) {
            if (shard.state() != ShardState.RUNNING) {
                reasons.add("shard " + shard.partition() + " is "
                        + shard.state().name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return reasons;
    }

    /** The whole, as {@code GET /health} shows it. */
    public ObjectNode report() {
        List<String> obstacles = obstacles();
        ObjectNode report = Json.mapper().createObjectNode();
        report.put("ready", obstacles.isEmpty());
        obstacles.forEach(report.putArray("reasons")::add);
        report.putObject("kafka").put("trouble", kafka.trouble());
        report.putObject("results").put("trouble", results.trouble());
        ObjectNode sources = report.putObject("sources");
        TreeMap<String, SourceStatus> byName = new TreeMap<>();
        for (PollVerticle poller : pollers.all()) {
            byName.put(poller.source(), poller.status());
        }
        byName.forEach((name, status) -> SourceStanding.describe(sources.putObject(name), status, steady.millis()));
        ArrayNode parts = report.putArray("shards");
        for (ShardVerticle shard : shards.all()) {
            ShardReport.describe(
                    parts.addObject().put("partition", shard.partition()).put("backlog", shard.backlog()),
                    shard.status(),
                    steady.instant());
        }
        describe(report.putObject("spool"), spool.get());
        describe(report.putObject("configuration"), configuration.get());
        return report;
    }

    private static void describe(ObjectNode node, ConfigReload.Status status) {
        node.put("trouble", status.trouble());
        status.needRestart().forEach(node.putArray("needRestart")::add);
        node.put("certificateTrouble", status.certificateTrouble());
    }

    private void describe(ObjectNode node, SpoolStatus status) {
        node.put("files", status.files());
        node.put("bytes", status.bytes());
        node.put("maxBytes", status.maxBytes());
        node.put("oldestSeconds", status.oldestMillis() == null ? null : status.oldestSeconds(steady.millis()));
        node.put("torn", status.torn());
        node.put("refused", status.refused());
        node.put("trouble", status.trouble());
    }
}
