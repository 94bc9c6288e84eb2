// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.TaskState;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final StateTopics ONE_EACH =
            (state, source, provider) -> provider + "." + source + "." + state.word();
    private static final StateTopics NONE = (state, source, provider) -> null;

    @Test
    void everyStateButTrackedHasItsTopic() {
        Topics topics = new Topics(TopicPlans.of(""));

        assertThat(topics.names())
                .containsExactlyInAnyOrder(
                        "inbox",
                        "tasks",
                        "inbox-rejected",
                        "control",
                        "all",
                        "task-queued",
                        "task-running",
                        "task-completed",
                        "task-failed",
                        "task-canceled",
                        "task-expired",
                        "task-lost");
    }

    @Test
    void sourceAndProviderInTheNamesMultiplyTheTopics() {
        Topics topics = new Topics(TopicPlans.withEvents("all", ONE_EACH));

        assertThat(topics.names()).hasSize(5 + 2 * 7).contains("baseten.left.lost", "zai.right.queued");
    }

    @Test
    void topicForIsAmongTheNames() {
        Topics topics = new Topics(TopicPlans.withEvents("all", ONE_EACH));

        String topic = topics.topicFor(TaskState.RUNNING, "right", ProviderKind.ZAI.word());

        assertThat(topic).isEqualTo("zai.right.running").isIn(topics.names());
    }

    @Test
    void sourceThatIsNoLongerConfiguredHasNoTopicOfItsOwn() {
        Topics topics = new Topics(TopicPlans.withEvents("all", ONE_EACH));

        assertThat(topics.topicFor(TaskState.RUNNING, "gone", ProviderKind.ZAI.word()))
                .isNull();
    }

    @Test
    void stateTopicsMayBeSwitchedOff() {
        Topics topics = new Topics(TopicPlans.withEvents("all", NONE));

        assertThat(topics.names()).containsExactlyInAnyOrder("inbox", "tasks", "inbox-rejected", "control", "all");
        assertThat(topics.topicFor(TaskState.LOST, "left", ProviderKind.BASETEN.word()))
                .isNull();
    }

    @Test
    void commonTopicMayBeSwitchedOff() {
        Topics topics = new Topics(TopicPlans.withEvents(null, NONE));

        assertThat(topics.all()).isNull();
        assertThat(topics.names()).containsExactlyInAnyOrder("inbox", "tasks", "inbox-rejected", "control");
    }
}
