// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.webhook.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * A configuration written as YAML again, every key with the value in effect and every secret hidden. The text can be
 * read back; what is absent is left out.
 */
public final class ConfigYaml {
    private ConfigYaml() {}

    public static String write(BridgeConfig config) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        return new Yaml(options).dump(tree(config));
    }

    static Map<String, Object> tree(BridgeConfig config) {
        Map<String, Object> sources = new LinkedHashMap<>();
        config.sources().forEach((name, source) -> sources.put(name, tree(source)));
        return new Tree()
                .with("kafka", tree(config.kafka()))
                .with("topics", tree(config.topics()))
                .with(
                        "spool",
                        new Tree()
                                .with("dir", config.spool().dir().toString())
                                .with("maxSize", Sizes.format(config.spool().maxSize()))
                                .map())
                .with(
                        "results",
                        new Tree()
                                .with("dir", config.results().dir().toString())
                                .with(
                                        "retention",
                                        Durations.format(config.results().retention()))
                                .map())
                .with("server", tree(config.server()))
                .with(
                        "management",
                        new Tree()
                                .with("host", config.management().host())
                                .with("port", config.management().port())
                                .map())
                .with("tracing", tree(config.tracing()))
                .with("sources", sources)
                .map();
    }

    private static Map<String, Object> tree(KafkaConfig kafka) {
        Map<String, Object> embedded = new Tree()
                .with("port", kafka.embedded().port())
                .with("dataDir", kafka.embedded().dataDir().toString())
                .map();
        return new Tree()
                .with("bootstrapServers", kafka.bootstrapServers())
                .with("properties", KafkaProperties.shown(kafka.properties()))
                .with("embedded", embedded)
                .with("groupId", kafka.groupId())
                .map();
    }

    private static Map<String, Object> tree(TopicsConfig topics) {
        String all = topics.all();
        String byState = topics.byState();
        return new Tree()
                .with("all", all == null ? "" : all)
                .with("byState", byState == null ? "" : byState)
                .with("inbox", topics.inbox())
                .with("tasks", topics.tasks())
                .with("rejected", topics.rejected())
                .with("control", topics.control())
                .with("create", topics.create())
                .with("partitions", topics.partitions())
                .with("replicationFactor", (int) topics.replicationFactor())
                .with("maxMessageBytes", Sizes.format(topics.maxMessageBytes()))
                .with("terminalRetention", Durations.format(topics.terminalRetention()))
                .map();
    }

    private static Map<String, Object> tree(ServerConfig server) {
        TlsConfig tls = server.tls();
        return new Tree()
                .with("host", server.host())
                .with("port", server.port())
                .with("publicUrl", server.publicUrl())
                .with("peerUrl", server.peerUrl())
                .with("apiTokens", hidden(server.apiTokens()))
                .with("anonymous", server.anonymous())
                .with("maxBodySize", Sizes.format(server.maxBodySize()))
                .with(
                        "tls",
                        tls == null
                                ? null
                                : new Tree()
                                        .with("certificate", tls.certificate().toString())
                                        .with("key", tls.key().toString())
                                        .map())
                .map();
    }

    private static Map<String, Object> tree(TracingConfig tracing) {
        OtlpConfig otlp = tracing.otlp();
        return new Tree()
                .with(
                        "otlp",
                        otlp == null
                                ? null
                                : new Tree()
                                        .with("endpoint", otlp.endpoint())
                                        .with("headers", hidden(otlp.headers()))
                                        .map())
                .with("sample", tracing.sample())
                .map();
    }

    private static Map<String, Object> tree(SourceConfig source) {
        WebhookConfig webhook = source.webhook();
        return new Tree()
                .with("provider", source.provider().word())
                .with("baseUrl", source.baseUrl())
                .with("credentials", hidden(source.credentials()))
                .with("poll", tree(source.poll()))
                .with("webhook", webhook == null ? null : tree(webhook))
                .map();
    }

    private static Map<String, Object> tree(PollConfig poll) {
        return new Tree()
                .with("rate", Rates.format(poll.ratePerSecond()))
                .with("maxConcurrency", poll.maxConcurrency())
                .with("minInterval", Durations.format(poll.minInterval()))
                .with("maxInterval", Durations.format(poll.maxInterval()))
                .with("aim", Formats.word(poll.aim()))
                .with("effort", Durations.format(poll.effort()))
                .with("weights", new TreeMap<>(poll.weights()))
                .with("timeout", Durations.format(poll.timeout()))
                .with("deadline", Durations.format(poll.deadline()))
                .with("notFoundGrace", Durations.format(poll.notFoundGrace()))
                .map();
    }

    private static Map<String, Object> tree(WebhookConfig webhook) {
        return new Tree()
                .with("secrets", hidden(webhook.secrets()))
                .with("unsigned", webhook.unsigned())
                .with("tolerance", Durations.format(webhook.tolerance()))
                .with("resultGrace", Durations.format(webhook.resultGrace()))
                .with("onKafkaDown", Formats.word(webhook.onKafkaDown()))
                .map();
    }

    private static Map<String, Object> hidden(Map<String, Secret> secrets) {
        Map<String, Object> hidden = new TreeMap<>(secrets);
        hidden.replaceAll((name, secret) -> Problem.HIDDEN);
        return hidden;
    }

    private static List<String> hidden(List<Secret> secrets) {
        return secrets.stream().map(secret -> Problem.HIDDEN).toList();
    }

    /** A mapping in the order of the file, without what is absent. */
    private static final class Tree {
        private final Map<String, Object> entries = new LinkedHashMap<>();

        Tree with(String key, @Nullable Object value) {
            if (value != null) {
                entries.put(key, value);
            }
            return this;
        }

        Map<String, Object> map() {
            return entries;
        }
    }
}
