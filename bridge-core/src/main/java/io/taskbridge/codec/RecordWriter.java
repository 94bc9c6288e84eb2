// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.task.RawJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON field by field: nothing is looked up while a transaction is spelt out, and what is known to need no escapes
 * is copied as it is. What is null is written as such. For one thread.
 */
final class RecordWriter {
    private static final int USUAL_BYTES = 1_024;
    private static final OwnWriter<RecordWriter> OWN = new OwnWriter<>(RecordWriter::new);

    /** Something that can be written. */
    interface Content {
        void writeTo(RecordWriter json) throws IOException;
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
        within(content);
        json.flush();
        byte[] written = bytes.toByteArray();
        bytes.reset();
        return written;
    }

    void field(SerializableString name, @Nullable String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    void field(SerializableString name, long value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }

    void field(SerializableString name, boolean value) throws IOException {
        json.writeFieldName(name);
        json.writeBoolean(value);
    }

    void field(SerializableString name, @Nullable Instant value) throws IOException {
        if (value == null) {
            nothing(name);
        } else {
            byte[] text = InstantText.bytes(value);
            json.writeFieldName(name);
            json.writeRawUTF8String(text, 0, text.length);
        }
    }

    void field(SerializableString name, @Nullable JsonNode value) throws IOException {
        json.writeFieldName(name);
        json.writeTree(value);
    }

    void field(SerializableString name, @Nullable RawJson value) throws IOException {
        if (value == null) {
            nothing(name);
        } else {
            json.writeFieldName(name);
            // All bytes at once, beside the generator, which would go from character to character.
            json.writeRawValue("");
            json.flush();
            bytes.write(value.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    void field(SerializableString name, Map<String, String> values) throws IOException {
        json.writeFieldName(name);
        json.writeStartObject();
        for (Map.Entry<String, String> value : SortedTexts.of(values)) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    void object(SerializableString name, Content content) throws IOException {
        json.writeFieldName(name);
        within(content);
    }

    void nothing(SerializableString name) throws IOException {
        json.writeFieldName(name);
        json.writeNull();
    }

    private void within(Content content) throws IOException {
        json.writeStartObject();
        content.writeTo(this);
        json.writeEndObject();
    }
}
