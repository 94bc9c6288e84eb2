// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.task.Output;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskEvent;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transition as consumers read it: the value of the records on the event topics. Every field is always there, but
 * for {@code resultRef}, which only an output has that is kept outside of Kafka.
 */
public final class EventJson {
    private EventJson() {}

    public static byte[] encode(TaskEvent event) {
        return RecordWriter.bytes(json -> write(json, event));
    }

    /** How many bytes an event spends on what was reported. */
    public static int size(Report report) {
        return RecordWriter.bytes(json -> {
                    json.writeStringField("target", report.target());
                    json.writeStringField("providerStatus", report.providerStatus());
                    write(json, report.output());
                    write(json, report.error());
                    RecordWriter.write(json, "attributes", report.attributes());
                })
                .length;
    }

    private static void write(JsonGenerator json, TaskEvent event) throws IOException {
        Task task = event.task();
        Registration registration = task.registration();
        Report report = event.observation().report();
        json.writeStringField("source", event.key().source());
        json.writeStringField("provider", task.provider());
        json.writeStringField("taskId", event.key().id());
        json.writeStringField("target", registration.target() != null ? registration.target() : report.target());
        json.writeNumberField("sequence", task.sequence());
        json.writeStringField("from", event.from().name());
        json.writeStringField("to", event.to().name());
        json.writeBooleanField("terminal", event.to().terminal());
        json.writeStringField("providerStatus", report.providerStatus());
        json.writeStringField("via", event.observation().via().word());
        json.writeStringField("trackedAt", InstantText.of(task.trackedAt()));
        json.writeStringField("occurredAt", text(report.occurredAt()));
        json.writeStringField("observedAt", InstantText.of(event.observation().observedAt()));
        RecordWriter.write(json, "labels", registration.labels());
        write(json, report.output());
        write(json, report.error());
        RecordWriter.write(json, "attributes", report.attributes());
    }

    private static void write(JsonGenerator json, Output output) throws IOException {
        if (output.value() == null) {
            json.writeNullField("result");
        } else {
            RecordWriter.write(json, "result", output.value());
        }
        ResultOmitted omitted = output.omitted();
        json.writeStringField("resultOmitted", omitted == null ? null : omitted.word());
        if (output.kept() != null && output.value() == null) {
            json.writeObjectFieldStart("resultRef");
            write(json, output.kept());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, ResultRef kept) throws IOException {
        json.writeStringField("url", kept.url());
        json.writeStringField("sha256", kept.sha256());
        json.writeNumberField("bytes", kept.bytes());
    }

    private static void write(JsonGenerator json, @Nullable TaskError error) throws IOException {
        if (error == null) {
            json.writeNullField("error");
            return;
        }
        json.writeObjectFieldStart("error");
        json.writeStringField("code", error.code());
        json.writeStringField("message", error.message());
        write(json, "detail", error.detail());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, @Nullable JsonNode value) throws IOException {
        json.writeFieldName(name);
        json.writeTree(value);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : InstantText.of(instant);
    }
}
