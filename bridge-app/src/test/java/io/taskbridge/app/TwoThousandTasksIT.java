// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.demo.ScriptGenerator;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulatedTask;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.app.demo.TaskTruth;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.TaskState;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As many tasks at once as their providers' limits leave little more than one request each. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TwoThousandTasksIT {
    private static final int LIMIT = 20;

    /** Over shorter times the limit says more of how busy this machine is than of what is sent. */
    private static final int WINDOW_SECONDS = 10;

    private static final int EACH = 500;

    private final Vertx vertx = Vertx.vertx();
    private final SimulatedProviders providers = SimulatedProviders.start(
                    vertx, SimulationOptions.defaults(5, Clock.systemUTC()))
            .await();
    private final BridgeFixture bridge = BridgeFixture.start(
            Stream.of(ProviderKind.values()).map(this::source).collect(Collectors.joining()));

    @AfterEach
    void stop() {
        bridge.close();
        vertx.close().await();
    }

    private String source(ProviderKind kind) {
        return """
                  %s:
                    provider: %s
                    baseUrl: "%s"
                    credentials: {%s: "%s"}
                    poll: {rate: %d/s, notFoundGrace: 5s}
                """.formatted(
                        kind.word(),
                        kind.word(),
                        providers.baseUrl(kind),
                        kind == ProviderKind.VESSL ? "token" : "apiKey",
                        SimulationOptions.key(kind).reveal(),
                        LIMIT);
    }

    private Map<String, SimulatedTask> submit() {
        ScriptGenerator scripts = new ScriptGenerator(17, Duration.ofSeconds(1), Duration.ofSeconds(4));
        Map<String, SimulatedTask> submitted = new LinkedHashMap<>();
        for (int i = 0; i < EACH; i++) {
            for (ProviderKind kind : ProviderKind.values()) {
                SimulatedTask task = providers.submit(kind, scripts.next(kind));
                submitted.put(kind.word() + "/" + task.id(), task);
            }
        }
        return submitted;
    }

    private static String registration(SimulatedTask task) {
        String target = task.target() == null ? "" : ",\"target\":\"" + task.target() + "\"";
        return "{\"source\":\"" + task.kind().word() + "\",\"id\":\"" + task.id() + "\"" + target + "}";
    }

    private void assertThatItWentAsItDid(EventLog events, String key, SimulatedTask task) {
        TaskTruth truth = providers.ledger().task(task.kind(), task.id());
        List<TaskState> states = events.states(key);
        assertThat(SimulatedWork.path(truth)).as(key).containsSubsequence(states);
        assertThat(states.stream().filter(TaskState::terminal)).as(key).hasSize(1);
        SimulatedWork.assertTerminal(events.terminal(key), truth.expected(), key);
        assertThat(truth.mostPollsInFlight()).as(key).isEqualTo(1);
    }

    @Test
    void allEndRightAndNoProviderIsAskedTooOften() {
        for (ProviderKind kind : ProviderKind.values()) {
            providers.faults(kind).limit(WINDOW_SECONDS * LIMIT, Duration.ofSeconds(WINDOW_SECONDS));
        }
        Map<String, SimulatedTask> submitted = submit();
        String tasks = submitted.values().stream()
                .map(TwoThousandTasksIT::registration)
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(bridge.post("/v1/tasks", tasks).statusCode()).isEqualTo(202);

        EventLog events = new EventLog(bridge.read("task-events", records -> {
            EventLog seen = new EventLog(records);
            return submitted.keySet().stream().allMatch(seen::ended);
        }));

        submitted.forEach((key, task) -> assertThatItWentAsItDid(events, key, task));
        for (ProviderKind kind : ProviderKind.values()) {
            assertThat(providers.ledger().provider(kind).answers())
                    .as(kind.word())
                    .doesNotContainKey(429);
        }
    }
}
