// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicFitnessTest {
    private static final FoundTopic FIT = new FoundTopic(3, "delete", TopicPlans.MAX_MESSAGE_BYTES);
    private static final FoundTopic FIT_TASKS = new FoundTopic(3, "compact", TopicPlans.MAX_MESSAGE_BYTES);

    private final TopicPlan plan = TopicPlans.existingOnly("");
    private final Map<String, TopicRole> roles = plan.roles();
    private final Map<String, FoundTopic> found = new HashMap<>();

    TopicFitnessTest() {
        roles.keySet().forEach(name -> found.put(name, FIT));
        found.put("tasks", FIT_TASKS);
    }

    private List<String> broken() {
        return TopicFitness.broken(plan, roles, found);
    }

    @Test
    void fittingTopicsBreakNothing() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void missingTopicIsNamed() {
        found.remove("task-lost");

        assertThat(broken()).containsExactly("topic task-lost: missing: must exist, since topics.create is false");
    }

    @Test
    void inboxAndTasksMustBeSplitAlike() {
        found.put("tasks", new FoundTopic(4, "compact", TopicPlans.MAX_MESSAGE_BYTES));

        assertThat(broken())
                .containsExactly("topic tasks: partitions=4: must be 3 as inbox has, since both are split alike");
    }

    @Test
    void eventTopicsMayBeSplitOtherwise() {
        found.put("all", new FoundTopic(50, "delete", TopicPlans.MAX_MESSAGE_BYTES));

        assertThat(broken()).isEmpty();
    }

    @Test
    void tasksMustBeCompactedAndNothingElse() {
        found.put("tasks", new FoundTopic(3, "compact,delete", TopicPlans.MAX_MESSAGE_BYTES));

        assertThat(broken())
                .containsExactly("topic tasks: cleanup.policy=compact,delete: must be compact,"
                        + " otherwise running tasks are forgotten");
    }

    @Test
    void inboxMustNotBeCompacted() {
        found.put("inbox", new FoundTopic(3, "compact,delete", TopicPlans.MAX_MESSAGE_BYTES));

        assertThat(broken())
                .containsExactly("topic inbox: cleanup.policy=compact,delete: must be delete,"
                        + " otherwise inputs are lost before they are read");
    }

    @Test
    void everyTopicMustTakeTheLargestMessage() {
        found.put("all", new FoundTopic(3, "delete", TopicPlans.MAX_MESSAGE_BYTES - 1));

        assertThat(broken())
                .containsExactly(
                        "topic all: max.message.bytes=2097151: must be at least 2097152" + " (topics.maxMessageBytes)");
    }

    @Test
    void allBrokenRulesAreListedAtOnce() {
        found.remove("all");
        found.put("inbox", new FoundTopic(1, "compact", 1));

        assertThat(broken()).hasSize(4);
    }
}
