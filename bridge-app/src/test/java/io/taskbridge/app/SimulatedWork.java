// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.demo.Change;
import io.taskbridge.app.demo.Expectation;
import io.taskbridge.app.demo.Script;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tasks of all kinds at simulated providers, and what Kafka must say of them. For the test's thread. */
public final class SimulatedWork implements AutoCloseable {
    private static final Duration SHORTEST = Duration.ofMillis(1_500);
    private static final Duration LONGEST = Duration.ofMillis(2_500);

    private final Map<String, SimulatedTask> submitted = new LinkedHashMap<>();
    private final Vertx vertx = Vertx.vertx();
    private final SimulationOptions options = SimulationOptions.defaults(7, Clock.systemUTC());
    private final SimulatedProviders providers =
            SimulatedProviders.start(vertx, options).await();

    public SimulatedProviders providers() {
        return providers;
    }

    /** What was submitted, by key. */
    public Map<String, SimulatedTask> submitted() {
        return submitted;
    }

    /** The sources that the work needs, as YAML. */
    public String sources() {
        String secret = options.webhookSecrets().get(0).reveal();
        return source("polled", ProviderKind.BASETEN)
                + source("hooked", ProviderKind.BASETEN)
                + "    webhook: {secrets: [" + secret + "], resultGrace: 3s}\n"
                + source("scale", ProviderKind.SCALE)
                + source("vessl", ProviderKind.VESSL)
                + source("zai", ProviderKind.ZAI);
    }

    /** Submits so many tasks for each source, and has the bridge track them. */
    public void submit(BridgeFixture bridge, int each) {
        ScriptGenerator scripts = new ScriptGenerator(11, SHORTEST, LONGEST);
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < each; i++) {
            add(items, "polled", ProviderKind.BASETEN, scripts.next(ProviderKind.BASETEN));
            String endpoint = bridge.server("/webhooks/hooked").toString();
            Script hooked = scripts.next(ProviderKind.BASETEN).withWebhook(scripts.nextWebhook(endpoint));
            add(items, "hooked", ProviderKind.BASETEN, hooked);
            add(items, "scale", ProviderKind.SCALE, scripts.next(ProviderKind.SCALE));
            add(items, "vessl", ProviderKind.VESSL, scripts.next(ProviderKind.VESSL));
            add(items, "zai", ProviderKind.ZAI, scripts.next(ProviderKind.ZAI));
        }
        var answer = bridge.post("/v1/tasks", "[" + items + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private void add(StringBuilder items, String source, ProviderKind kind, Script script) {
        SimulatedTask task = providers.submit(kind, script);
        String target = task.target() == null ? "" : ",\"target\":\"" + task.target() + "\"";
        items.append(items.isEmpty() ? "" : ",")
                .append("{\"source\":\"" + source + "\",\"id\":\"" + task.id() + "\"" + target + "}");
        submitted.put(source + "/" + task.id(), task);
    }

    /** What has been published of the tasks once all of them have ended. */
    public EventLog awaitAllEnded(BridgeFixture bridge) {
        return new EventLog(bridge.read("task-events", records -> {
            EventLog events = new EventLog(records);
            return submitted.keySet().stream().allMatch(events::ended);
        }));
    }

    public TaskTruth truth(SimulatedTask task) {
        return providers.ledger().task(task.kind(), task.id());
    }

    /** What must be true of every task, even if not every state of it could be seen. */
    public void assertConsistent(EventLog events) {
        submitted.forEach((key, task) -> assertConsistent(events, key, task));
    }

    private void assertConsistent(EventLog events, String key, SimulatedTask task) {
        TaskTruth truth = truth(task);
        assertThat(path(truth)).as(key).containsSubsequence(events.states(key));
        assertThat(events.states(key).stream().filter(TaskState::terminal))
                .as(key)
                .hasSize(1);
        assertThat(events.of(key))
                .as(key)
                .extracting(event -> event.path("sequence").asInt())
                .isEqualTo(upTo(events.of(key).size()));
        assertTerminal(events.terminal(key), truth.expected(), key);
    }

    static void assertTerminal(JsonNode event, Expectation expected, String key) {
        assertThat(event.path("to").asText()).as(key).isEqualTo(expected.state().name());
        if (expected.output() != null) {
            assertThat(event.path("result")).as(key).isEqualTo(expected.output());
        }
        String omitted = expected.omitted() == null ? null : expected.omitted().word();
        assertThat(event.path("resultOmitted").textValue()).as(key).isEqualTo(omitted);
    }

    /** The states that really were, one after the other. */
    static List<TaskState> path(TaskTruth truth) {
        List<TaskState> path = new ArrayList<>();
        for (Change change : truth.changes()) {
            if (path.isEmpty() || path.get(path.size() - 1) != change.state()) {
                path.add(change.state());
            }
        }
        return path;
    }

    static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private String source(String name, ProviderKind kind) {
        return """
                  %s:
                    provider: %s
                    baseUrl: "%s"
                    credentials: {%s: "%s"}
                    poll: {rate: 500/s, minInterval: 50ms, maxInterval: 250ms, notFoundGrace: 5s, timeout: 2s}
                """.formatted(
                        name,
                        kind.word(),
                        providers.baseUrl(kind),
                        kind == ProviderKind.VESSL ? "token" : "apiKey",
                        SimulationOptions.key(kind).reveal());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
