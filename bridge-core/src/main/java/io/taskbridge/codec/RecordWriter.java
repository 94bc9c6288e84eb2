// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taskbridge.task.RawJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON field by field: nothing is looked up while a transaction is spelt out. For one thread. */
final class RecordWriter {
    private static final int USUAL_BYTES = 1_024;
    private static final OwnWriter<RecordWriter> OWN = new OwnWriter<>(RecordWriter::new);

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
        return OWN.bytes(writer -> writer.write(content));
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

    static void write(JsonGenerator json, String name, RawJson value) throws IOException {
        json.writeFieldName(name);
        // All bytes at once, beside the generator, which would go from character to character.
        json.writeRawValue("");
        json.flush();
        ((OutputStream) json.getOutputTarget()).write(value.text().getBytes(StandardCharsets.UTF_8));
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
}
