// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Maps the core's records to the JSON that the bridge keeps for itself. Fields unknown to this version are passed over,
 * so that an older bridge of the group can read what a newer one wrote; fields that must have a value must have one
 * here too. Thread-safe.
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
            return present(MAPPER.readValue(bytes, type), type);
        } catch (JsonProcessingException e) {
            throw Complaint.about(e);
        } catch (IOException e) {
            throw new InvalidRecordException("not UTF-8");
        }
    }

    /** The bytes as JSON, nested no deeper than what bridges write. */
    static JsonNode tree(byte[] bytes) throws InvalidRecordException {
        try {
            return Json.readRecord(bytes);
        } catch (JsonProcessingException e) {
            throw Complaint.about(e);
        }
    }

    private static <T> T present(@Nullable T record, Class<T> type) throws InvalidRecordException {
        if (record == null) {
            throw Complaint.mustBe(type);
        }
        return record;
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = Json.recordMapper()
                .copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        return mapper.setAnnotationIntrospector(AnnotationIntrospectorPair.create(
                new NullMarkedRecords(), mapper.getSerializationConfig().getAnnotationIntrospector()));
    }
}
