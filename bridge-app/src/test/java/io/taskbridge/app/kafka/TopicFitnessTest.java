// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicFitnessTest {
    private static final FoundTopic FIT = new FoundTopic(
            3,
            3,
            Map.of(
                    "cleanup.policy", "delete",
                    "retention.ms", "86400000",
                    "retention.bytes", "-1",
                    "max.message.bytes", Integer.toString(TopicPlans.MAX_MESSAGE_BYTES),
                    "min.insync.replicas", "2",
                    "unclean.leader.election.enable", "false"));
    private static final FoundTopic FIT_TASKS = with(FIT, "cleanup.policy", "compact");

    private final TopicPlan plan = TopicPlans.existingOnly("");
    private final Map<String, TopicRole> roles = plan.roles();
    private final Map<String, FoundTopic> found = new HashMap<>();

    TopicFitnessTest() {
        roles.keySet().forEach(name -> found.put(name, FIT));
        found.put("tasks", FIT_TASKS);
        found.put("control", FIT_TASKS);
    }

    private static FoundTopic with(FoundTopic topic, String setting, String value) {
        Map<String, String> settings = new HashMap<>(topic.settings());
        settings.put(setting, value);
        return new FoundTopic(topic.partitions(), topic.replicas(), settings);
    }

    private static FoundTopic with(FoundTopic topic, int partitions, int replicas) {
        return new FoundTopic(partitions, replicas, topic.settings());
    }

    private List<String> broken() {
        return TopicFitness.broken(plan, roles, found);
    }

    /** What is wrong where the topic is fit but for this setting. */
    private List<String> broken(String topic, String setting, String value) {
        found.put(topic, with(found.get(topic), setting, value));
        return broken();
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
    void bridgesDoWithoutTheControlTopic() {
        found.remove("control");

        assertThat(broken()).isEmpty();
    }

    @Test
    void controlTopicMustBeCompactedAndMayTakeOnlySmallRecords() {
        assertThat(broken("control", "max.message.bytes", "1000")).isEmpty();
        assertThat(broken("control", "cleanup.policy", "delete"))
                .containsExactly("topic control: cleanup.policy=delete:"
                        + " must be compact, otherwise paused sources are asked again");
    }

    @Test
    void inboxAndTasksMustBeSplitAlike() {
        found.put("tasks", with(FIT_TASKS, 4, 3));

        assertThat(broken())
                .containsExactly("topic tasks: partitions=4: must be 3 as inbox has, since both are split alike");
    }

    @Test
    void eventTopicsMayBeSplitOtherwise() {
        found.put("all", with(FIT, 50, 3));

        assertThat(broken()).isEmpty();
    }

    @Test
    void tasksMustBeCompactedAndNothingElse() {
        assertThat(broken("tasks", "cleanup.policy", "compact,delete"))
                .containsExactly("topic tasks: cleanup.policy=compact,delete: must be compact,"
                        + " otherwise running tasks are forgotten");
    }

    @Test
    void inboxMustNotBeCompacted() {
        assertThat(broken("inbox", "cleanup.policy", "compact,delete"))
                .containsExactly("topic inbox: cleanup.policy=compact,delete: must be delete,"
                        + " otherwise inputs are lost before they are read");
    }

    @Test
    void everyTopicMustTakeTheLargestMessage() {
        assertThat(broken("all", "max.message.bytes", "2097151"))
                .containsExactly(
                        "topic all: max.message.bytes=2097151: must be at least 2097152 (topics.maxMessageBytes)");
    }

    @Test
    void allBrokenRulesAreListedAtOnce() {
        found.remove("all");
        found.put("inbox", with(FIT, 1, 2));

        assertThat(broken("inbox", "cleanup.policy", "compact")).hasSize(3);
    }

    @Test
    void inboxMustOutliveAnOutage() {
        assertThat(broken("inbox", "retention.ms", "86399999"))
                .containsExactly("topic inbox: retention.ms=86399999: must be -1 or at least 86400000 (24h),"
                        + " otherwise inputs are lost while no bridge runs");
    }

    @Test
    void inboxMayBeKeptForever() {
        assertThat(broken("inbox", "retention.ms", "-1")).isEmpty();
    }

    @Test
    void inboxMustNotBeCutToASize() {
        assertThat(broken("inbox", "retention.bytes", "1000000"))
                .containsExactly("topic inbox: retention.bytes=1000000: must be -1,"
                        + " otherwise inputs are lost when many come at once");
    }

    @Test
    void eventsMayBeKeptAsLongAsTheirReadersLike() {
        assertThat(broken("all", "retention.ms", "1000")).isEmpty();
    }

    @Test
    void topicMustHaveAsManyReplicasAsConfigured() {
        TopicPlan three = TopicPlans.replicated("", (short) 3);
        found.put("all", with(FIT, 3, 2));

        assertThat(TopicFitness.broken(three, roles, found))
                .containsExactly("topic all: replicas=2: must be at least 3 (topics.replicationFactor)");
    }

    @Test
    void threeReplicasMustNotAcknowledgeOnOneAlone() {
        assertThat(broken("inbox", "min.insync.replicas", "1"))
                .containsExactly("topic inbox: min.insync.replicas=1: must be at least 2,"
                        + " otherwise one broker's end can lose what was acknowledged");
    }

    @Test
    void singleReplicaMayAcknowledgeAlone() {
        found.put("inbox", with(with(FIT, "min.insync.replicas", "1"), 3, 1));

        assertThat(broken()).isEmpty();
    }

    @Test
    void topicMustHaveTheReplicasThatItAsksFor() {
        assertThat(broken("task-lost", "min.insync.replicas", "4"))
                .containsExactly("topic task-lost: min.insync.replicas=4: must be at most 3, the topic's replicas,"
                        + " otherwise nothing can be written");
    }

    @Test
    void leadersMustNeverBeChosenUnclean() {
        assertThat(broken("tasks", "unclean.leader.election.enable", "true"))
                .containsExactly("topic tasks: unclean.leader.election.enable=true: must be false,"
                        + " otherwise a broker that fell behind can lose what was acknowledged");
    }
}
