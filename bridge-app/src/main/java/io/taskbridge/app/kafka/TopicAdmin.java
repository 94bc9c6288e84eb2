// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** One conversation with the cluster about topics, bounded as a whole. Not thread-safe; every call blocks but {@link #leaders}. */
final class TopicAdmin {
    private final Admin admin;
    private final String cluster;
    private final Deadline deadline;

    TopicAdmin(Cluster cluster, Duration patience) {
        this.admin = cluster.admin();
        this.cluster = cluster.name();
        this.deadline = Deadline.in(patience);
    }

    /** Those of the topics that exist. */
    Map<String, FoundTopic> find(Collection<String> names) {
        Map<String, TopicDescription> topics = new HashMap<>();
        admin.describeTopics(names, new DescribeTopicsOptions().timeoutMs(deadline.millis()))
                .topicNameValues()
                .forEach((name, answer) ->
                        existing(answer, "describing topic " + name).ifPresent(topic -> topics.put(name, topic)));
        List<ConfigResource> resources = topics.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, FoundTopic> found = new HashMap<>();
        admin.describeConfigs(resources, new DescribeConfigsOptions().timeoutMs(deadline.millis()))
                .values()
                .forEach((resource, answer) -> existing(answer, "reading the settings of topic " + resource.name())
                        .ifPresent(config -> found.put(
                                resource.name(), found(Objects.requireNonNull(topics.get(resource.name())), config))));
        return found;
    }

    /** All of the topics once the cluster knows them: a topic just created shows up late on other brokers. */
    Map<String, FoundTopic> awaitAll(Collection<String> names) {
        while (true) {
            Map<String, FoundTopic> found = find(names);
            if (found.keySet().containsAll(names) || deadline.passed()) {
                return found;
            }
            Cluster.pause();
        }
    }

    /** Answered once each of the topics can be written to. */
    CompletableFuture<?> leaders(Map<String, FoundTopic> topics) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        topics.forEach((name, topic) -> Partitions.all(name, topic.partitions())
                .forEach(partition -> ends.put(partition, OffsetSpec.latest())));
        return leadersSay(ends);
    }

    /** Only a leader says where its partition ends; a broker that has not heard of a new topic says that there is none. */
    private CompletableFuture<Map<TopicPartition, ListOffsetsResultInfo>> leadersSay(
            Map<TopicPartition, OffsetSpec> ends) {
        return admin.listOffsets(ends, new ListOffsetsOptions().timeoutMs(deadline.millis()))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .exceptionallyComposeAsync(
                        failure -> late(failure) ? leadersSay(ends) : CompletableFuture.failedFuture(failure),
                        Cluster.afterPause());
    }

    /** In one request. A topic that another bridge created meanwhile is as good. */
    void create(TopicPlan plan, Map<String, TopicRole> roles, int shards) {
        List<NewTopic> topics = new ArrayList<>();
        roles.forEach((name, role) ->
                topics.add(new NewTopic(name, role.partitions(shards, plan.partitions()), plan.replicationFactor())
                        .configs(role.settings(plan.maxMessageBytes(), plan.replicationFactor()))));
        admin.createTopics(topics, new CreateTopicsOptions().timeoutMs(deadline.millis()))
                .values()
                .forEach((name, created) -> {
                    try {
                        Cluster.answer(created);
                    } catch (TopicExistsException e) {
                        // By another bridge.
                    } catch (KafkaException e) {
                        throw failed("creating topic " + name, e);
                    }
                });
    }

    private static FoundTopic found(TopicDescription topic, Config config) {
        int replicas = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        Map<String, String> settings = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                settings.put(entry.name(), entry.value());
            }
        }
        return new FoundTopic(topic.partitions().size(), replicas, settings);
    }

    private boolean late(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof UnknownTopicOrPartitionException && !deadline.passed();
    }

    private <T> Optional<T> existing(KafkaFuture<T> asked, String action) {
        try {
            return Optional.of(Cluster.answer(asked));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        } catch (KafkaException e) {
            throw failed(action, e);
        }
    }

    private TopicsException failed(String action, KafkaException e) {
        String reason = e instanceof TimeoutException
                ? "no answer within " + deadline.patience().toSeconds() + "s"
                : String.valueOf(e.getMessage());
        return new TopicsException(cluster + ", " + action + ": " + reason, e);
    }
}
