// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.app.FreePort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each test has topics of its own, by prefix, on one broker. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TopicsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path dir;

    private static EmbeddedKafka kafka;
    private static Admin admin;
    private static Map<String, Object> client;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(0, dir);
        client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        admin = Admin.create(client);
        cluster = Cluster.connect(client, PATIENCE);
    }

    @AfterAll
    static void stop() {
        admin.close();
        cluster.close();
        kafka.close();
    }

    private static void existing(String name, int partitions, Map<String, String> settings) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
                .all()
                .get();
        while (!admin.listTopics().names().get().contains(name)) {
            Thread.onSpinWait();
        }
    }

    private static Map<String, FoundTopic> found(String name) {
        return Map.of(name, new FoundTopic(2, 1, Map.of()));
    }

    private static void assertRefused(TopicPlan plan, String... complaints) {
        assertThatThrownBy(() -> new Topics(plan).prepareOwn(cluster, PATIENCE))
                .isInstanceOf(TopicsException.class)
                .hasMessageContainingAll(complaints);
    }

    private static Config settings(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource);
    }

    @Test
    void missingTopicsAreCreated() throws Exception {
        Topics topics = new Topics(TopicPlans.of("create-"));

        topics.prepareAll(cluster, PATIENCE).join();

        assertThat(admin.listTopics().names().get()).containsAll(topics.names());
    }

    @Test
    void bridgesOwnTopicsAreCreatedBeforeTheOthers() throws Exception {
        OwnTopics own = new Topics(TopicPlans.of("own-")).prepareOwn(cluster, PATIENCE);
        own.writable().join();

        assertThat(own.inboxPartitions()).isEqualTo(3);
        assertThat(own.control()).isTrue();
        assertThat(admin.listTopics().names().get())
                .filteredOn(name -> name.startsWith("own-"))
                .containsExactlyInAnyOrder("own-inbox", "own-tasks", "own-control");
    }

    @Test
    void createdTaskTopicIsCompactedInSmallSegments() throws Exception {
        new Topics(TopicPlans.of("compact-")).prepareOwn(cluster, PATIENCE);

        Config tasks = settings("compact-tasks");

        assertThat(tasks.get("cleanup.policy").value()).isEqualTo("compact");
        assertThat(tasks.get("segment.bytes").value()).isEqualTo("33554432");
        assertThat(tasks.get("min.cleanable.dirty.ratio").value()).isEqualTo("0.3");
    }

    @Test
    void createdInboxKeepsInputsAWeekByTheBrokersClock() throws Exception {
        new Topics(TopicPlans.of("week-")).prepareOwn(cluster, PATIENCE);

        Config inbox = settings("week-inbox");

        assertThat(inbox.get("cleanup.policy").value()).isEqualTo("delete");
        assertThat(inbox.get("retention.ms").value()).isEqualTo("604800000");
        assertThat(inbox.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
    }

    @Test
    void topicThatABrokerHasNotHeardOfIsWaitedFor() throws Exception {
        CompletableFuture<?> leaders = new TopicAdmin(cluster, PATIENCE).leaders(found("late"));
        assertThatThrownBy(() ->
                        admin.describeTopics(List.of("late")).allTopicNames().get())
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);

        existing("late", 2, Map.of());

        assertThat(leaders).succeedsWithin(PATIENCE);
    }

    @Test
    void topicThatNoBrokerHearsOfIsGivenUpInTime() {
        CompletableFuture<?> leaders = new TopicAdmin(cluster, Duration.ofMillis(500)).leaders(found("never"));

        assertThat(leaders)
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }

    @Test
    void preparingTwiceChangesNothing() {
        new Topics(TopicPlans.of("twice-")).prepareAll(cluster, PATIENCE).join();

        OwnTopics again = new Topics(TopicPlans.existingOnly("twice-")).prepareOwn(cluster, PATIENCE);

        assertThat(again.inboxPartitions()).isEqualTo(3);
    }

    @Test
    void twoBridgesMayCreateAtTheSameTime() {
        try (Cluster others = Cluster.connect(client, PATIENCE)) {
            CompletableFuture<OwnTopics> other = CompletableFuture.supplyAsync(
                    () -> new Topics(TopicPlans.of("race-")).prepareOwn(others, PATIENCE));

            OwnTopics mine = new Topics(TopicPlans.of("race-")).prepareOwn(cluster, PATIENCE);

            assertThat(other.join().inboxPartitions()).isEqualTo(mine.inboxPartitions());
        }
    }

    @Test
    void existingInboxDecidesThePartitionsOfTheTasks() throws Exception {
        existing("half-inbox", 5, Map.of("max.message.bytes", "2097152"));

        OwnTopics own = new Topics(TopicPlans.of("half-")).prepareOwn(cluster, PATIENCE);

        assertThat(own.inboxPartitions()).isEqualTo(5);
    }

    @Test
    void unfitTopicsAreRefused() throws Exception {
        existing("unfit-tasks", 3, Map.of("cleanup.policy", "delete"));

        assertRefused(TopicPlans.of("unfit-"), "topic unfit-tasks: cleanup.policy=delete: must be compact");
    }

    @Test
    void unfitTopicsForOthersAreRefusedAtOnce() throws Exception {
        existing("early-task-failed", 3, Map.of("max.message.bytes", "1000"));

        assertRefused(TopicPlans.of("early-"), "topic early-task-failed: max.message.bytes=1000: must be at least");
    }

    @Test
    void missingTopicsAreRefusedWhereTheyMayNotBeCreated() {
        assertThatThrownBy(() -> new Topics(TopicPlans.existingOnly("absent-")).prepareOwn(cluster, PATIENCE))
                .isInstanceOfSatisfying(
                        TopicsException.class,
                        e -> assertThat(e.problems())
                                .hasSize(11)
                                .contains("topic absent-inbox: missing: must exist, since topics.create is false"));
    }

    @Test
    void refusalOfTheClusterIsPassedOn() {
        assertRefused(TopicPlans.replicated("replicas-", (short) 3), "creating topic replicas-", "replication factor");
    }

    @Test
    void unreachableClusterIsGivenUpInTime() {
        int nobody = FreePort.find();
        Map<String, Object> nowhere = Map.of("bootstrap.servers", "localhost:" + nobody);

        try (Cluster silent = Cluster.connect(nowhere, PATIENCE)) {
            assertThatThrownBy(() -> new Topics(TopicPlans.of("")).prepareOwn(silent, Duration.ofSeconds(1)))
                    .isInstanceOf(TopicsException.class)
                    .hasMessageContaining("Kafka at localhost:" + nobody)
                    .hasMessageContaining("no answer within 1s");
        }
    }

    @Test
    void unresolvableClusterIsGivenUpInTime() {
        Map<String, Object> nowhere = Map.of("bootstrap.servers", "nowhere.invalid:9092");

        assertThatThrownBy(() -> Cluster.connect(nowhere, Duration.ofMillis(300)))
                .isInstanceOf(TopicsException.class)
                .hasMessageContaining("nowhere.invalid:9092");
    }

    @Test
    void javaProducersChooseTheSamePartition() throws Exception {
        existing("keys", 7, Map.of());
        byte[] key = "baseten-prod/0f3a9c52".getBytes(StandardCharsets.UTF_8);

        int chosen;
        try (KafkaProducer<byte[], byte[]> producer = KafkaRecords.plainProducer(kafka.bootstrapServers())) {
            chosen = producer.send(new ProducerRecord<>("keys", key, key)).get().partition();
        }

        assertThat(Partitions.of(key, 7)).isEqualTo(chosen);
    }
}
