// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What topics must be like, whoever created them, for the bridge to keep its promises. Pure. */
final class TopicFitness {
    private TopicFitness() {}

    /** One sentence for each rule broken. */
    static List<String> broken(TopicPlan plan, Map<String, TopicRole> roles, Map<String, FoundTopic> found) {
        List<String> problems = new ArrayList<>();
        roles.forEach((name, role) -> {
            FoundTopic topic = found.get(name);
            if (topic == null) {
                problems.add("topic " + name + ": missing: must exist"
                        + (plan.create() ? "" : ", since topics.create is false"));
                return;
            }
            checkCleanup(name, role, topic, problems);
            if (topic.maxMessageBytes() < plan.maxMessageBytes()) {
                problems.add("topic " + name + ": max.message.bytes=" + topic.maxMessageBytes() + ": must be at least "
                        + plan.maxMessageBytes() + " (topics.maxMessageBytes)");
            }
        });
        checkPartitions(plan, found, problems);
        return problems;
    }

    private static void checkCleanup(String name, TopicRole role, FoundTopic topic, List<String> problems) {
        String policy = topic.cleanupPolicy();
        if (role == TopicRole.TASKS && !policy.equals("compact")) {
            problems.add("topic " + name + ": cleanup.policy=" + policy
                    + ": must be compact, otherwise running tasks are forgotten");
        }
        if (role == TopicRole.INBOX && policy.contains("compact")) {
            problems.add("topic " + name + ": cleanup.policy=" + policy
                    + ": must be delete, otherwise inputs are lost before they are read");
        }
    }

    private static void checkPartitions(TopicPlan plan, Map<String, FoundTopic> found, List<String> problems) {
        FoundTopic inbox = found.get(plan.inbox());
        FoundTopic tasks = found.get(plan.tasks());
        if (inbox != null && tasks != null && inbox.partitions() != tasks.partitions()) {
            problems.add("topic " + plan.tasks() + ": partitions=" + tasks.partitions() + ": must be "
                    + inbox.partitions() + " as " + plan.inbox() + " has, since both are split alike");
        }
    }
}
