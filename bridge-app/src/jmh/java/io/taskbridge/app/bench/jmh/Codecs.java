// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.jmh;

import static java.util.Objects.requireNonNull;

import io.taskbridge.codec.EventHeaders;
import io.taskbridge.codec.EventJson;
import io.taskbridge.codec.InboxCodec;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.codec.TaskProto;
import io.taskbridge.provider.WebhookReading;
import io.taskbridge.provider.baseten.BasetenWebhooks;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What is read and written on the way from a webhook to its event. */
@State(Scope.Thread)
public class Codecs {
    private static final byte[] SCHEMA =
            "https://bridge.example.com/schemas/task-event.json".getBytes(StandardCharsets.UTF_8);
    private static final TaskKey KEY = new TaskKey("baseten-prod", "0f3a9c52c4d2a9f07b1e58d3e6a1f9c0");
    private static final Instant AT = Instant.parse("2026-01-15T10:20:30.301Z");
    private static final Instant DEADLINE = Instant.parse("2026-01-18T11:19:58.120Z");

    @Param({"120", "16000"})
    public int outputBytes;

    private final BasetenWebhooks webhooks = new BasetenWebhooks();
    private byte[] body = {};
    private Observation success = observation();
    private byte[] inbox = {};
    private TaskEvent event = event();
    private byte[] stored = {};

    @Setup(Level.Trial)
    public void send() {
        body = body();
        success = observation();
        inbox = InboxCodec.observed(KEY, success);
        event = event();
        stored = TaskProto.encode(event.task());
    }

    @Benchmark
    public WebhookReading webhookRead() {
        return webhooks.read(body);
    }

    @Benchmark
    public byte[] inboxEncode() {
        return InboxCodec.observed(KEY, success);
    }

    @Benchmark
    public Input inboxDecode() throws InvalidRecordException {
        return InboxCodec.decode(inbox, AT);
    }

    @Benchmark
    public byte[] eventEncode() {
        return EventJson.encode(event);
    }

    @Benchmark
    public void eventHeaders(Blackhole told) {
        EventHeaders.tell(event, SCHEMA, (name, value) -> told.consume(value));
    }

    @Benchmark
    public byte[] taskEncode() {
        return TaskProto.encode(event.task());
    }

    @Benchmark
    public Task taskDecode() throws InvalidRecordException {
        return TaskProto.decode(stored);
    }

    private byte[] body() {
        String word = "The quick brown fox. ";
        return ("{\"request_id\":\"" + KEY.id() + "\",\"model_id\":\"m7x2q9kd\",\"deployment_id\":\"d4w8zpl1\","
                        + "\"type\":\"async_request_completed\",\"time\":\"2026-01-15T10:20:30.123456Z\",\"data\":{\"text\":\""
                        + word.repeat(outputBytes / word.length()) + "\"},\"errors\":[]}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Observation observation() {
        return new Observation(requireNonNull(webhooks.read(body()).report()), Via.WEBHOOK, AT);
    }

    private TaskEvent event() {
        Registration registration = new Registration(KEY, "model:m7x2q9kd", Map.of("tenant", "acme"), null, null);
        Task task = new Task(
                registration, "baseten", AT.minusMillis(32_181), DEADLINE, TaskState.COMPLETED, 2,
                success.with(Output.none()), null, false, DEADLINE);
        return new TaskEvent(task, TaskState.RUNNING, success);
    }
}
