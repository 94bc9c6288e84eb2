// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static com.google.protobuf.WireFormat.WIRETYPE_LENGTH_DELIMITED;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.CodedOutputStream;
import io.taskbridge.codec.TaskFields.OfError;
import io.taskbridge.codec.TaskFields.OfInstant;
import io.taskbridge.codec.TaskFields.OfKept;
import io.taskbridge.codec.TaskFields.OfObservation;
import io.taskbridge.codec.TaskFields.OfObserved;
import io.taskbridge.codec.TaskFields.OfTask;
import io.taskbridge.codec.TaskFields.OfText;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages of {@code task.proto}, each in the order of its numbers. What is null or false is left out. For one
 * thread.
 */
final class TaskWriter {
    private static final int USUAL_BYTES = 512;
    private static final OwnWriter<TaskWriter> OWN = new OwnWriter<>(TaskWriter::new);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, USUAL_BYTES);

    /** Writes what is within, as its length comes before it. */
    private @Nullable TaskWriter inner;

    private TaskWriter() {}

    /** What a message says. */
    private interface Content {
        void writeTo(TaskWriter message) throws IOException;
    }

    static byte[] bytes(Task task) {
        return bytes(message -> message.write(task));
    }

    static byte[] bytes(TaskKey key, Observation observation) {
        return bytes(message -> {
            message.out.writeString(OfObserved.SOURCE, key.source());
            message.out.writeString(OfObserved.ID, key.id());
            message.observation(OfObserved.OBSERVATION, observation);
        });
    }

    private static byte[] bytes(Content content) {
        return OWN.bytes(writer -> writer.message(content));
    }

    private byte[] message(Content content) throws IOException {
        content.writeTo(this);
        out.flush();
        byte[] written = bytes.toByteArray();
        bytes.reset();
        return written;
    }

    private void within(int field, Content content) throws IOException {
        TaskWriter writer = inner;
        if (writer == null) {
            writer = new TaskWriter();
            inner = writer;
        }
        out.writeByteArray(field, writer.message(content));
    }

    private void write(Task task) throws IOException {
        Registration registration = task.registration();
        out.writeString(OfTask.SOURCE, registration.key().source());
        out.writeString(OfTask.ID, registration.key().id());
        text(OfTask.TARGET, registration.target());
        texts(OfTask.LABELS, registration.labels());
        instant(OfTask.SUBMITTED_AT, registration.submittedAt());
        instant(OfTask.REQUESTED_DEADLINE, registration.deadline());
        text(OfTask.TRACE, registration.trace());
        out.writeString(OfTask.PROVIDER, task.provider());
        instant(OfTask.TRACKED_AT, task.trackedAt());
        instant(OfTask.DEADLINE, task.deadline());
        out.writeString(OfTask.STATE, task.state().name());
        out.writeInt64(OfTask.SEQUENCE, task.sequence());
        observation(OfTask.LAST, task.last());
        observation(OfTask.AWAITING, task.awaiting());
        flag(OfTask.UNTRACKED, task.untracked());
        instant(OfTask.WAKE_AT, task.wakeAt());
    }

    private void observation(int field, @Nullable Observation observation) throws IOException {
        if (observation != null) {
            within(field, message -> message.write(observation));
        }
    }

    private void write(Observation observation) throws IOException {
        Report report = observation.report();
        out.writeString(OfObservation.STATE, report.state().name());
        text(OfObservation.PROVIDER_STATUS, report.providerStatus());
        text(OfObservation.TARGET, report.target());
        instant(OfObservation.OCCURRED_AT, report.occurredAt());
        texts(OfObservation.ATTRIBUTES, report.attributes());
        TaskError error = report.error();
        if (error != null) {
            within(OfObservation.ERROR, message -> message.write(error));
        }
        output(report.output());
        out.writeString(OfObservation.VIA, observation.via().name());
        instant(OfObservation.OBSERVED_AT, observation.observedAt());
    }

    private void write(TaskError error) throws IOException {
        text(OfError.CODE, error.code());
        out.writeString(OfError.MESSAGE, error.message());
        json(OfError.DETAIL, error.detail());
    }

    private void output(Output output) throws IOException {
        RawJson value = output.value();
        if (value != null) {
            // All bytes at once: the library would go from character to character.
            out.writeByteArray(OfObservation.OUTPUT, value.text().getBytes(StandardCharsets.UTF_8));
        }
        text(OfObservation.OUTPUT_OMITTED, output.omitted());
        flag(OfObservation.OUTPUT_AWAITED, output.awaited());
        ResultRef kept = output.kept();
        if (kept != null) {
            within(OfObservation.OUTPUT_KEPT, message -> message.write(kept));
        }
    }

    private void write(ResultRef kept) throws IOException {
        out.writeString(OfKept.URL, kept.url());
        out.writeString(OfKept.SHA256, kept.sha256());
        out.writeInt64(OfKept.BYTES, kept.bytes());
    }

    private void texts(int field, Map<String, String> texts) throws IOException {
        for (Map.Entry<String, String> text : SortedTexts.of(texts)) {
            begin(
                    field,
                    CodedOutputStream.computeStringSize(OfText.NAME, text.getKey())
                            + CodedOutputStream.computeStringSize(OfText.VALUE, text.getValue()));
            out.writeString(OfText.NAME, text.getKey());
            out.writeString(OfText.VALUE, text.getValue());
        }
    }

    private void instant(int field, @Nullable Instant instant) throws IOException {
        if (instant != null) {
            begin(
                    field,
                    CodedOutputStream.computeInt64Size(OfInstant.SECONDS, instant.getEpochSecond())
                            + CodedOutputStream.computeInt32Size(OfInstant.NANOS, instant.getNano()));
            out.writeInt64(OfInstant.SECONDS, instant.getEpochSecond());
            out.writeInt32(OfInstant.NANOS, instant.getNano());
        }
    }

    /** A message of that many bytes is to follow. */
    private void begin(int field, int size) throws IOException {
        out.writeTag(field, WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(size);
    }

    private void json(int field, @Nullable JsonNode value) throws IOException {
        if (value != null) {
            out.writeByteArray(field, Json.write(value));
        }
    }

    private void text(int field, @Nullable Object value) throws IOException {
        if (value != null) {
            out.writeString(field, value.toString());
        }
    }

    private void flag(int field, boolean value) throws IOException {
        if (value) {
            out.writeBool(field, true);
        }
    }
}
