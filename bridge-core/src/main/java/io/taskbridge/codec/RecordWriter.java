// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.TaskError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes observations and events, field by field: nothing is looked up while a transaction is spelt out. What is
 * null is left out. Each thread has a writer of its own, since to set one up takes as long as to write a record.
 */
final class RecordWriter {
    private static final int USUAL_BYTES = 1_024;
    private static final int KEPT_BYTES = 64 << 10;
    private static final ThreadLocal<RecordWriter> OWN = ThreadLocal.withInitial(RecordWriter::new);

    /** Something that can be written. */
    interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private final JsonGenerator json;

    private RecordWriter() {
        try {
            json = Json.recordMapper().createGenerator(bytes).setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object with the content. */
    static byte[] bytes(Content content) {
        boolean good = false;
        try {
            byte[] written = OWN.get().write(content);
            good = written.length <= KEPT_BYTES;
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!good) {
                // Half a record must not stay in it, nor the room for a large one.
                OWN.remove();
            }
        }
    }

    private byte[] write(Content content) throws IOException {
        json.writeStartObject();
        content.writeTo(json);
        json.writeEndObject();
        json.flush();
        byte[] written = bytes.toByteArray();
        bytes.reset();
        return written;
    }

    static void write(JsonGenerator json, String name, Observation observation) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeObjectFieldStart("report");
        write(json, observation.report());
        json.writeEndObject();
        json.writeStringField("via", observation.via().name());
        write(json, "observedAt", observation.observedAt());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Report report) throws IOException {
        json.writeStringField("state", report.state().name());
        write(json, "providerStatus", report.providerStatus());
        write(json, "target", report.target());
        write(json, "occurredAt", report.occurredAt());
        json.writeObjectFieldStart("output");
        write(json, report.output());
        json.writeEndObject();
        if (report.error() != null) {
            json.writeObjectFieldStart("error");
            write(json, report.error());
            json.writeEndObject();
        }
        write(json, "attributes", report.attributes());
    }

    private static void write(JsonGenerator json, Output output) throws IOException {
        if (output.value() != null) {
            write(json, "value", output.value());
        }
        if (output.omitted() != null) {
            json.writeStringField("omitted", output.omitted().name());
        }
        json.writeBooleanField("awaited", output.awaited());
        ResultRef kept = output.kept();
        if (kept != null) {
            json.writeObjectFieldStart("kept");
            write(json, kept);
            json.writeEndObject();
        }
    }

    static void write(JsonGenerator json, String name, RawJson value) throws IOException {
        json.writeFieldName(name);
        // All bytes at once, beside the generator, which would go from character to character.
        json.writeRawValue("");
        json.flush();
        ((OutputStream) json.getOutputTarget()).write(value.text().getBytes(StandardCharsets.UTF_8));
    }

    /** The fields of a reference, without the object around them. */
    static void write(JsonGenerator json, ResultRef kept) throws IOException {
        json.writeStringField("url", kept.url());
        json.writeStringField("sha256", kept.sha256());
        json.writeNumberField("bytes", kept.bytes());
    }

    private static void write(JsonGenerator json, TaskError error) throws IOException {
        write(json, "code", error.code());
        json.writeStringField("message", error.message());
        write(json, "detail", error.detail());
    }

    /** Sorted, so that the same thing has the same bytes whoever writes it. */
    static void write(JsonGenerator json, String name, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(name);
        Map<String, String> sorted = values.size() > 1 ? new TreeMap<>(values) : values;
        for (Map.Entry<String, String> value : sorted.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, @Nullable JsonNode value) throws IOException {
        if (value != null) {
            json.writeFieldName(name);
            json.writeTree(value);
        }
    }

    private static void write(JsonGenerator json, String name, @Nullable Instant instant) throws IOException {
        if (instant != null) {
            json.writeStringField(name, InstantText.of(instant));
        }
    }

    private static void write(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }
}
