// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskbridge.app.metrics.ResultMeters;
import io.taskbridge.provider.Answer;
import io.taskbridge.task.Output;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LargeOutputsTest {
    private static final int ROOM = 100_000;

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path dir;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private LargeOutputs outputs() {
        ResultStore store = new ResultStore(dir, Duration.ofHours(1), InstantSource.system());
        return new LargeOutputs(
                new HeavyWork(vertx),
                ResultKeeper.start(vertx, store, new ResultMeters(new SimpleMeterRegistry())),
                new RecordRoom(ROOM, ROOM),
                () -> "http://localhost");
    }

    @Test
    void outputThatGrowsWhenItIsPutOnOneLineIsKept() throws IOException {
        byte[] body = ("{\"output\":[\n\"" + "🦊".repeat(ROOM / 10) + "\"]}").getBytes(StandardCharsets.UTF_8);
        Output whole = Output.of(Answer.parse(body).raw("output"));
        Report report = Report.of(TaskState.COMPLETED, "completed").with(whole);

        Output output = outputs()
                .report(new TaskKey("vessl-prod", "a"), report, body.length)
                .output();

        assertThat(whole.value().text().length()).isGreaterThan(ROOM);
        assertThat(output.kept()).isNotNull();
    }
}
