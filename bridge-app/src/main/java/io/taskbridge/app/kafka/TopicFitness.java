// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What topics must be like, whoever created them, for the bridge to keep its promises. Pure. */
final class TopicFitness {
    /** How long the inputs that were acknowledged must outlive an outage of all bridges. */
    private static final Duration MIN_INBOX_RETENTION = Duration.ofHours(24);

    private final TopicPlan plan;
    private final List<String> problems = new ArrayList<>();

    private TopicFitness(TopicPlan plan) {
        this.plan = plan;
    }

    /** One sentence for each rule broken. */
    static List<String> broken(TopicPlan plan, Map<String, TopicRole> roles, Map<String, FoundTopic> found) {
        TopicFitness fitness = new TopicFitness(plan);
        roles.forEach((name, role) -> {
            FoundTopic topic = found.get(name);
            if (topic == null && !role.required()) {
                return;
            }
            if (topic == null) {
                fitness.broken(name, "missing", "must exist" + (plan.create() ? "" : ", since topics.create is false"));
            } else {
                fitness.checkCleanup(name, role, topic);
                fitness.checkSize(name, role, topic);
                fitness.checkReplication(name, topic);
            }
        });
        fitness.checkPartitions(found);
        return fitness.problems;
    }

    private void checkCleanup(String name, TopicRole role, FoundTopic topic) {
        String policy = topic.setting("cleanup.policy");
        if (role == TopicRole.TASKS && !policy.equals("compact")) {
            broken(name, "cleanup.policy=" + policy, "must be compact, otherwise running tasks are forgotten");
        }
        if (role == TopicRole.CONTROL && !policy.equals("compact")) {
            broken(name, "cleanup.policy=" + policy, "must be compact, otherwise paused sources are asked again");
        }
        if (role == TopicRole.INBOX) {
            if (policy.contains("compact")) {
                broken(
                        name,
                        "cleanup.policy=" + policy,
                        "must be delete, otherwise inputs are lost before they are read");
            }
            checkRetention(name, topic);
        }
    }

    private void checkRetention(String name, FoundTopic topic) {
        long millis = topic.number("retention.ms");
        if (millis >= 0 && millis < MIN_INBOX_RETENTION.toMillis()) {
            broken(
                    name,
                    "retention.ms=" + millis,
                    "must be -1 or at least " + MIN_INBOX_RETENTION.toMillis()
                            + " (24h), otherwise inputs are lost while no bridge runs");
        }
        long bytes = topic.number("retention.bytes");
        if (bytes >= 0) {
            broken(name, "retention.bytes=" + bytes, "must be -1, otherwise inputs are lost when many come at once");
        }
    }

    private void checkSize(String name, TopicRole role, FoundTopic topic) {
        long bytes = topic.number("max.message.bytes");
        // What an operator says is short.
        if (role != TopicRole.CONTROL && bytes < plan.maxMessageBytes()) {
            broken(
                    name,
                    "max.message.bytes=" + bytes,
                    "must be at least " + plan.maxMessageBytes() + " (topics.maxMessageBytes)");
        }
    }

    private void checkReplication(String name, FoundTopic topic) {
        if (topic.replicas() < plan.replicationFactor()) {
            broken(
                    name,
                    "replicas=" + topic.replicas(),
                    "must be at least " + plan.replicationFactor() + " (topics.replicationFactor)");
        }
        long inSync = topic.number("min.insync.replicas");
        if (inSync > topic.replicas()) {
            broken(
                    name,
                    "min.insync.replicas=" + inSync,
                    "must be at most " + topic.replicas() + ", the topic's replicas, otherwise nothing can be written");
        }
        if (topic.replicas() > 2 && inSync < 2) {
            broken(
                    name,
                    "min.insync.replicas=" + inSync,
                    "must be at least 2, otherwise one broker's end can lose what was acknowledged");
        }
        if (topic.setting("unclean.leader.election.enable").equals("true")) {
            broken(
                    name,
                    "unclean.leader.election.enable=true",
                    "must be false, otherwise a broker that fell behind can lose what was acknowledged");
        }
    }

    private void checkPartitions(Map<String, FoundTopic> found) {
        FoundTopic inbox = found.get(plan.inbox());
        FoundTopic tasks = found.get(plan.tasks());
        if (inbox != null && tasks != null && inbox.partitions() != tasks.partitions()) {
            broken(
                    plan.tasks(),
                    "partitions=" + tasks.partitions(),
                    "must be " + inbox.partitions() + " as " + plan.inbox() + " has, since both are split alike");
        }
    }

    private void broken(String topic, String value, String rule) {
        problems.add("topic " + topic + ": " + value + ": " + rule);
    }
}
