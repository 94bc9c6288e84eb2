// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.poll.Aim;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is in effect where the file says nothing. */
class ConfigDefaultsTest {
    @Test
    void kafkaIsEmbeddedUnlessGiven() throws ConfigException {
        KafkaConfig kafka = SampleYaml.load(SampleYaml.with()).kafka();

        assertThat(kafka)
                .isEqualTo(new KafkaConfig(
                        null, Map.of(), new EmbeddedKafkaConfig(9092, Path.of("data/kafka")), "taskbridge"));
    }

    @Test
    void topicsHaveTheDocumentedNamesAndSizes() throws ConfigException {
        TopicsConfig topics = SampleYaml.load(SampleYaml.with()).topics();

        assertThat(topics)
                .isEqualTo(new TopicsConfig(
                        "task-events",
                        "task-{state}",
                        "bridge-inbox",
                        "bridge-tasks",
                        "bridge-rejected",
                        "bridge-control",
                        true,
                        8,
                        (short) 1,
                        16 << 20,
                        Duration.ofHours(24)));
    }

    @Test
    void spoolAndResultsLieUnderData() throws ConfigException {
        BridgeConfig config = SampleYaml.load(SampleYaml.with());

        assertThat(config.spool()).isEqualTo(new SpoolConfig(Path.of("data/spool"), 10L << 30));
        assertThat(config.results()).isEqualTo(new ResultsConfig(Path.of("data/results"), Duration.ofDays(7)));
    }

    @Test
    void serverListensEverywhereWithoutTls() throws ConfigException {
        BridgeConfig config = SampleYaml.load(SampleYaml.with());

        assertThat(config.server())
                .isEqualTo(new ServerConfig(
                        "0.0.0.0", 8080, null, null, List.of(new Secret("token-0")), false, 32L << 20, null));
        assertThat(config.management()).isEqualTo(new ManagementConfig("0.0.0.0", 9000));
    }

    @Test
    void sourceOnlyPollsUnlessAWebhookIsGiven() throws ConfigException {
        SourceConfig source = SampleYaml.load(SampleYaml.with()).sources().get("zai-0");

        assertThat(source)
                .isEqualTo(new SourceConfig(
                        "zai-0",
                        ProviderKind.ZAI,
                        "https://api.z.ai/api",
                        Map.of("apiKey", new Secret("key-0")),
                        new PollConfig(
                                20,
                                32,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(10),
                                Aim.BALANCED,
                                Duration.ofMillis(20),
                                Map.of(),
                                Duration.ofSeconds(10),
                                Duration.ofHours(73),
                                Duration.ofSeconds(60)),
                        null));
    }

    @Test
    void webhookNeedsOnlyItsSecrets() throws ConfigException {
        String yaml = SampleYaml.with(
                "sources: {b: {provider: baseten, credentials: {apiKey: k}, webhook: {secrets: [whsec_1, whsec_2]}}}");

        WebhookConfig webhook = SampleYaml.load(yaml).sources().get("b").webhook();

        assertThat(webhook)
                .isEqualTo(new WebhookConfig(
                        List.of(new Secret("whsec_1"), new Secret("whsec_2")),
                        false,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(60),
                        OnKafkaDown.SPOOL));
    }

    @Test
    void sourcesKeepTheOrderOfTheFile() throws ConfigException {
        String one = "{provider: zai, credentials: {apiKey: k}}";

        BridgeConfig config =
                SampleYaml.load(SampleYaml.with("sources: {z: " + one + ", a: " + one + ", m: " + one + "}"));

        assertThat(config.sources().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void emptyTopicNameSwitchesTheTopicOff() throws ConfigException {
        TopicsConfig topics = SampleYaml.load(SampleYaml.with("topics: {all: \"\", byState: ''}"))
                .topics();

        assertThat(topics.all()).isNull();
        assertThat(topics.topicOf(TaskState.LOST, "zai-0", ProviderKind.ZAI.word()))
                .isNull();
    }

    @Test
    void topicByStateIsFilledIn() throws ConfigException {
        TopicsConfig topics = SampleYaml.load(SampleYaml.with("topics: {byState: '{provider}.{source}.{state}'}"))
                .topics();

        assertThat(topics.topicOf(TaskState.COMPLETED, "zai-0", ProviderKind.ZAI.word()))
                .isEqualTo("zai.zai-0.completed");
    }

    @Test
    void slashesAtTheEndOfUrlsAreDropped() throws ConfigException {
        BridgeConfig config = SampleYaml.load(SampleYaml.with(
                "server: {anonymous: true, publicUrl: https://bridge.example.com/hooks//}",
                "sources: {v: {provider: vessl, baseUrl: 'http://localhost:1/{target}/', credentials: {token: t}}}"));

        assertThat(config.server().publicUrl()).isEqualTo("https://bridge.example.com/hooks");
        assertThat(config.sources().get("v").baseUrl()).isEqualTo("http://localhost:1/{target}");
    }

    @Test
    void explicitNullIsAsGoodAsNoKey() throws ConfigException {
        BridgeConfig config =
                SampleYaml.load(SampleYaml.with("kafka: {bootstrapServers: null}", "topics: ~", "spool:"));

        assertThat(config).isEqualTo(SampleYaml.load(SampleYaml.with()));
    }

    @Test
    void anchorsMayRepeatASection() throws ConfigException {
        String yaml =
                SampleYaml.with("sources: {a: {provider: zai, credentials: &keys {apiKey: k}, poll: &slow {rate: 1/s}},"
                        + " b: {provider: zai, credentials: *keys, poll: *slow}}");

        assertThat(SampleYaml.load(yaml).sources().get("b").poll().ratePerSecond())
                .isEqualTo(1);
    }
}
