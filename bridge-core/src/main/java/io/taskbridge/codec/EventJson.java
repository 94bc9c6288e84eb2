// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.taskbridge.task.Output;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A transition as consumers read it: the value of the records on the event topics. Every field is always there, but
 * for {@code resultRef}, which only an output has that is kept outside of Kafka.
 */
public final class EventJson {
    // Spelt out once, and copied from here on.
    private static final SerializableString SOURCE = new SerializedString("source");
    private static final SerializableString PROVIDER = new SerializedString("provider");
    private static final SerializableString TASK_ID = new SerializedString("taskId");
    private static final SerializableString TARGET = new SerializedString("target");
    private static final SerializableString SEQUENCE = new SerializedString("sequence");
    private static final SerializableString FROM = new SerializedString("from");
    private static final SerializableString TO = new SerializedString("to");
    private static final SerializableString TERMINAL = new SerializedString("terminal");
    private static final SerializableString PROVIDER_STATUS = new SerializedString("providerStatus");
    private static final SerializableString VIA = new SerializedString("via");
    private static final SerializableString TRACKED_AT = new SerializedString("trackedAt");
    private static final SerializableString OCCURRED_AT = new SerializedString("occurredAt");
    private static final SerializableString OBSERVED_AT = new SerializedString("observedAt");
    private static final SerializableString LABELS = new SerializedString("labels");
    private static final SerializableString RESULT = new SerializedString("result");
    private static final SerializableString RESULT_OMITTED = new SerializedString("resultOmitted");
    private static final SerializableString RESULT_REF = new SerializedString("resultRef");
    private static final SerializableString URL = new SerializedString("url");
    private static final SerializableString SHA256 = new SerializedString("sha256");
    private static final SerializableString BYTES = new SerializedString("bytes");
    private static final SerializableString ERROR = new SerializedString("error");
    private static final SerializableString CODE = new SerializedString("code");
    private static final SerializableString MESSAGE = new SerializedString("message");
    private static final SerializableString DETAIL = new SerializedString("detail");
    private static final SerializableString ATTRIBUTES = new SerializedString("attributes");

    private EventJson() {}

    public static byte[] encode(TaskEvent event) {
        return RecordWriter.bytes(json -> write(json, event));
    }

    /** How many bytes an event spends on what was reported. */
    public static int size(Report report) {
        return RecordWriter.bytes(json -> {
                    json.field(TARGET, report.target());
                    json.field(PROVIDER_STATUS, report.providerStatus());
                    write(json, report.output());
                    write(json, report.error());
                    json.field(ATTRIBUTES, report.attributes());
                })
                .length;
    }

    private static void write(RecordWriter json, TaskEvent event) throws IOException {
        Task task = event.task();
        Registration registration = task.registration();
        Report report = event.observation().report();
        json.field(SOURCE, event.key().source());
        json.field(PROVIDER, task.provider());
        json.field(TASK_ID, event.key().id());
        json.field(TARGET, registration.target() != null ? registration.target() : report.target());
        json.field(SEQUENCE, task.sequence());
        json.field(FROM, event.from().name());
        json.field(TO, event.to().name());
        json.field(TERMINAL, event.to().terminal());
        json.field(PROVIDER_STATUS, report.providerStatus());
        json.field(VIA, event.observation().via().word());
        json.field(TRACKED_AT, task.trackedAt());
        json.field(OCCURRED_AT, report.occurredAt());
        json.field(OBSERVED_AT, event.observation().observedAt());
        json.field(LABELS, registration.labels());
        write(json, report.output());
        write(json, report.error());
        json.field(ATTRIBUTES, report.attributes());
    }

    private static void write(RecordWriter json, Output output) throws IOException {
        ResultOmitted omitted = output.omitted();
        ResultRef kept = output.value() == null ? output.kept() : null;
        json.field(RESULT, output.value());
        json.field(RESULT_OMITTED, omitted == null ? null : omitted.word());
        if (kept != null) {
            json.object(RESULT_REF, ref -> {
                ref.field(URL, kept.url());
                ref.field(SHA256, kept.sha256());
                ref.field(BYTES, kept.bytes());
            });
        }
    }

    private static void write(RecordWriter json, @Nullable TaskError error) throws IOException {
        if (error == null) {
            json.nothing(ERROR);
        } else {
            json.object(ERROR, object -> {
                object.field(CODE, error.code());
                object.field(MESSAGE, error.message());
                object.field(DETAIL, error.detail());
            });
        }
    }
}
