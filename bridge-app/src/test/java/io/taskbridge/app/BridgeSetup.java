// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.ConfigException;
import io.taskbridge.app.config.ConfigSource;
import io.taskbridge.app.kafka.EmbeddedKafka;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a bridge under test is set up: small, local, strict, and with topics of its own. Used by one thread. */
public final class BridgeSetup {
    private final String prefix;
    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private String sources;
    private String extra = "";
    private Duration loopLimit = Duration.ofMillis(200);
    private String bootstrapServers = "";
    private @Nullable Path file;

    BridgeSetup(String sources) {
        this(SharedBroker.freshPrefix(), sources);
        with("kafka.groupId", prefix + "group");
        with("topics.all", prefix + "task-events");
        with("topics.byState", "\"" + prefix + "task-{state}\"");
        for (String topic : new String[] {"inbox", "tasks", "rejected", "control"}) {
            with("topics." + topic, prefix + "bridge-" + topic);
        }
        with("topics.partitions", "4");
        with("spool.dir", freshDir("spool"));
        with("server.host", "localhost");
        with("server.port", "0");
        with("server.apiTokens", "[" + BridgeFixture.TOKEN + "]");
        with("server.maxBodySize", "1MiB");
        with("results.dir", freshDir("results"));
        with("management.host", "localhost");
        with("management.port", "0");
    }

    private BridgeSetup(String prefix, String sources) {
        this.prefix = prefix;
        this.sources = sources;
    }

    /** The same for another bridge of the group, on ports of its own. */
    BridgeSetup sibling() {
        BridgeSetup other = new BridgeSetup(prefix, sources);
        sections.forEach((name, keys) -> other.sections.put(name, new LinkedHashMap<>(keys)));
        other.extra = extra;
        other.loopLimit = loopLimit;
        other.bootstrapServers = bootstrapServers;
        return other.with("server.port", "0")
                .with("spool.dir", freshDir("spool"))
                .with("results.dir", freshDir("results"));
    }

    private static String freshDir(String kind) {
        return "\"" + Path.of("target", kind, UUID.randomUUID().toString()) + "\"";
    }

    /** Sets one key, {@code section.key}, to a value in YAML's flow style. */
    public BridgeSetup with(String key, String value) {
        String[] parts = key.split("\\.", 2);
        sections.computeIfAbsent(parts[0], name -> new LinkedHashMap<>()).put(parts[1], value);
        return this;
    }

    /** Further top-level YAML, without the sections that are set up here. */
    BridgeSetup extra(String yaml) {
        extra = yaml;
        return this;
    }

    /** Has other sources from the next start on. */
    public BridgeSetup sources(String yaml) {
        sources = yaml;
        return this;
    }

    /** Uses another broker than the one that all tests share. */
    public BridgeSetup on(EmbeddedKafka broker) {
        return on(broker.bootstrapServers());
    }

    /** Uses other brokers than the one that all tests share. */
    public BridgeSetup on(String brokers) {
        bootstrapServers = brokers;
        return this;
    }

    /** Brings its own Kafka along, which keeps everything in the directory. */
    BridgeSetup onEmbeddedKafka(Path dataDir) {
        return with("kafka.embedded", "{port: 0, dataDir: \"" + dataDir + "\"}");
    }

    /** How long an event loop may be held up before Vert.x warns. */
    public BridgeSetup loopLimit(Duration limit) {
        loopLimit = limit;
        return this;
    }

    /** Starts the bridge and waits until it is ready. */
    public BridgeFixture start() {
        return new BridgeFixture(this);
    }

    public String topic(String name) {
        return prefix + name;
    }

    String bootstrapServers() {
        return bootstrapServers.isEmpty() ? SharedBroker.bootstrapServers() : bootstrapServers;
    }

    /** Is watched from the next start on: the file is whatever a test writes there. */
    public BridgeSetup watching(Path path) {
        file = path;
        return this;
    }

    @Nullable ConfigSource source() {
        Path watched = file;
        return watched == null ? null : () -> BridgeConfig.load(watched, name -> null);
    }

    /** The configuration as a file would hold it. */
    public String yaml() {
        if (!sections.getOrDefault("kafka", Map.of()).containsKey("embedded")) {
            with("kafka.bootstrapServers", "\"" + bootstrapServers() + "\"");
        }
        return sections.entrySet().stream()
                        .map(section -> section.getKey() + ": "
                                + section.getValue().entrySet().stream()
                                        .map(key -> key.getKey() + ": " + key.getValue())
                                        .collect(Collectors.joining(", ", "{", "}")))
                        .collect(Collectors.joining("\n"))
                + "\n" + extra + "\nsources:\n" + sources;
    }

    public BridgeConfig config() {
        try {
            return BridgeConfig.parse(yaml(), name -> null);
        } catch (ConfigException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    VertxOptions vertx() {
        return new VertxOptions()
                .setMaxEventLoopExecuteTime(loopLimit.toMillis())
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setWarningExceptionTime(loopLimit.toMillis())
                .setWarningExceptionTimeUnit(TimeUnit.MILLISECONDS)
                .setBlockedThreadCheckInterval(loopLimit.toMillis() / 4)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS);
    }
}
