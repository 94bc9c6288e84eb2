// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.taskbridge.task.RawJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Maps the core's records to the JSON that the bridge keeps for itself: the rule for what {@link RecordReader} and
 * {@link RecordWriter} do quickly. Fields unknown to this version are passed over, so that an older bridge of the group
 * can read what a newer one wrote; fields that must have a value must have one here too. Thread-safe.
 */
final class RecordMapper {
    private static final ObjectMapper MAPPER = mapper();

    private RecordMapper() {}

    static byte[] write(Object record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record that the bytes are. */
    static <T> T read(byte[] bytes, Class<T> type) throws InvalidRecordException {
        try {
            return present(MAPPER.readValue(bytes, type), "", type);
        } catch (JsonProcessingException e) {
            throw Complaint.about(e, "");
        } catch (IOException e) {
            throw new InvalidRecordException("not UTF-8");
        }
    }

    /** Reads the bytes piece by piece. */
    static JsonParser parser(byte[] bytes) throws IOException {
        return MAPPER.createParser(bytes);
    }

    /** The record in a field of an object. */
    static <T> T read(JsonNode object, String field, Class<T> type) throws InvalidRecordException {
        try {
            return present(MAPPER.treeToValue(object.path(field), type), field, type);
        } catch (JsonProcessingException e) {
            throw Complaint.about(e, field);
        }
    }

    /** The bytes as JSON, nested no deeper than what bridges write. */
    static JsonNode tree(byte[] bytes) throws InvalidRecordException {
        try {
            return Json.readRecord(bytes);
        } catch (JsonProcessingException e) {
            throw Complaint.about(e, "");
        }
    }

    private static <T> T present(@Nullable T record, String field, Class<T> type) throws InvalidRecordException {
        if (record == null) {
            throw Complaint.mustBe(type, field);
        }
        return record;
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = Json.recordMapper()
                .copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .registerModule(new SimpleModule()
                        .addSerializer(Instant.class, new InstantWriter())
                        .addDeserializer(Instant.class, new InstantReader())
                        .addSerializer(RawJson.class, new RawWriter())
                        .addDeserializer(RawJson.class, new RawReader()));
        return mapper.setAnnotationIntrospector(AnnotationIntrospectorPair.create(
                new NullMarkedRecords(), mapper.getSerializationConfig().getAnnotationIntrospector()));
    }

    /** Writes instants as their text. */
    private static final class InstantWriter extends StdSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(InstantText.of(instant));
        }
    }

    /** Reads instants from their text. */
    private static final class InstantReader extends StdDeserializer<Instant> {
        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return InstantText.parse(json.getText());
            } catch (DateTimeException e) {
                throw context.weirdStringException("", handledType(), "not an ISO 8601 instant");
            }
        }
    }

    /** Writes what is JSON already. */
    private static final class RawWriter extends StdSerializer<RawJson> {
        RawWriter() {
            super(RawJson.class);
        }

        @Override
        public void serialize(RawJson raw, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeRawValue(raw.text());
        }
    }

    /** Reads any JSON, null among it, and leaves it JSON. */
    private static final class RawReader extends StdDeserializer<RawJson> {
        RawReader() {
            super(RawJson.class);
        }

        @Override
        public RawJson deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return RawValues.of(Json.treeAt(json));
        }

        @Override
        public RawJson getNullValue(DeserializationContext context) {
            return new RawJson("null");
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
