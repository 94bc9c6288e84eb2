// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.contract.Contracts;
import io.taskbridge.app.contract.DocumentedRoutes;
import io.taskbridge.app.contract.GoldenFiles;
import io.taskbridge.app.poll.PollView;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.codec.TaskProto;
import io.taskbridge.poll.Why;
import io.taskbridge.task.Task;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code openapi.yaml} says of the public port is what it does. */
class PublicContractTest {
    private static final String TASK = "openapi/components/schemas/Task";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    private Router router() {
        PublicVerticle.Settings settings = new PublicVerticle.Settings("localhost", 0, null, null, true, 1 << 20);
        PublicVerticle verticle = new PublicVerticle(
                settings,
                () -> new Admission(List.of(), Map.of()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Traces.OFF,
                null);
        verticle.init(vertx, vertx.getOrCreateContext());
        return verticle.router();
    }

    @Test
    void routesAreThoseOfTheDocument() {
        assertThat(DocumentedRoutes.of(router())).isEqualTo(DocumentedRoutes.publicPort());
    }

    static List<String> goldenTasks() {
        return GoldenFiles.files("task-", ".binpb");
    }

    @ParameterizedTest
    @MethodSource("goldenTasks")
    void tasksAreShownAsDescribed(String file) throws InvalidRecordException {
        Task task = TaskProto.decode(GoldenFiles.bytes(file));
        PollView poll = new PollView(3, Instant.parse("2026-01-15T10:20:31Z"), Why.WORTH_IT.words());

        assertThat(Contracts.problems(TaskView.of(task, Optional.of(poll)), TASK))
                .isEmpty();
        assertThat(Contracts.problems(TaskView.of(task, Optional.empty()), TASK))
                .isEmpty();
    }

    @Test
    void refusalsAreAsDescribed() {
        for (HttpError error : List.of(
                HttpError.of(401, "unauthorized", "A valid bearer token is required."),
                new HttpError(400, "invalid-tasks", "No task was tracked.", List.of("item 0: id: is required"), null),
                HttpError.unavailable("Kafka does not take the tasks now."))) {
            JsonNode body = error.body();

            assertThat(Contracts.problems(body, "openapi/components/schemas/Error"))
                    .isEmpty();
        }
    }
}
