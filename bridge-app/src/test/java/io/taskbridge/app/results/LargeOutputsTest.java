// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskbridge.app.metrics.ResultMeters;
import io.taskbridge.codec.InboxCodec;
import io.taskbridge.provider.Answer;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
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

        Output output = outputs().report(report, body.length).output();

        assertThat(whole.value().text().length()).isGreaterThan(ROOM);
        assertThat(output.kept()).isNotNull();
    }

    @Test
    void outputIsKeptThatOnlyTheEventHasNoRoomFor() throws Exception {
        Output whole = Output.of(new RawJson("\"" + "x".repeat(ROOM - 2_000) + "\""));
        // Six bytes each in the event, one in the record.
        Report report = Report.of(TaskState.COMPLETED, null)
                .withAttributes(Map.of("a", "\u0001".repeat(1_000)))
                .with(whole);
        Observation observation = new Observation(report, Via.WEBHOOK, Instant.EPOCH);
        TaskKey key = new TaskKey("baseten-prod", "a");
        byte[] record = InboxCodec.observed(key, observation);

        Input fitting = InboxCodec.decode(outputs().record(key, observation, record), Instant.EPOCH);

        assertThat(record).hasSizeLessThan(ROOM);
        assertThat(((Input.Observed) fitting).observation().report().output().kept())
                .isNotNull();
    }
}
