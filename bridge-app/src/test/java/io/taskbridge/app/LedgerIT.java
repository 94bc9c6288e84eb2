// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.taskbridge.app.demo.Fault;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole bridge against simulated providers: what Kafka says is compared with what really happened. */
class LedgerIT {
    private final SimulatedWork work = new SimulatedWork();
    private BridgeFixture bridge;

    @BeforeEach
    void start() {
        bridge = BridgeFixture.start(work.sources());
    }

    @AfterEach
    void stop() {
        bridge.close();
        work.close();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void everyStateOfEveryTaskBecomesOneEventInOrder() {
        work.submit(bridge, 12);

        EventLog events = work.awaitAllEnded(bridge);

        work.submitted().forEach((key, task) -> {
            assertThat(events.states(key)).as(key).isEqualTo(SimulatedWork.path(work.truth(task)));
            assertThat(events.of(key))
                    .as(key)
                    .extracting(event -> event.path("sequence").asInt())
                    .isEqualTo(SimulatedWork.upTo(events.of(key).size()));
            SimulatedWork.assertTerminal(events.terminal(key), work.truth(task).expected(), key);
            assertThat(work.truth(task).mostPollsInFlight()).as(key).isLessThanOrEqualTo(1);
        });
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void eachEventIsOnItsStateTopicOnceAndACloudEvent() {
        work.submit(bridge, 4);
        work.awaitAllEnded(bridge);

        List<String> all = ids(bridge.readAll("task-events"));
        List<String> byState = new ArrayList<>();
        for (TaskState state : TaskState.values()) {
            if (state != TaskState.TRACKED) {
                byState.addAll(ids(bridge.readAll("task-" + state.word())));
            }
        }

        assertThat(byState).containsExactlyInAnyOrderElementsOf(all).doesNotHaveDuplicates();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void restartInTheMiddleLosesAndRepeatsNothing() {
        work.submit(bridge, 12);
        bridge.read("task-events", work.submitted().size());
        bridge.restart();

        EventLog events = work.awaitAllEnded(bridge);

        work.assertConsistent(events);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void troubleOfTheProvidersChangesNoOutcome() {
        work.providers().faults(ProviderKind.SCALE).share(0.2, Fault.status(500));
        work.providers().faults(ProviderKind.VESSL).share(0.2, Fault.html(502));
        work.providers().faults(ProviderKind.ZAI).share(0.2, Fault.coded(429, "1302"));
        work.providers().faults(ProviderKind.BASETEN).share(0.2, Fault.truncated());
        work.submit(bridge, 6);

        EventLog events = work.awaitAllEnded(bridge);

        work.assertConsistent(events);
    }

    private static List<String> ids(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(LedgerIT::cloudEvent).map(CloudEvent::getId).toList();
    }

    private static CloudEvent cloudEvent(ConsumerRecord<String, String> record) {
        return KafkaMessageFactory.createReader(record.headers(), record.value().getBytes(StandardCharsets.UTF_8))
                .toEvent();
    }
}
