// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with JSON, in words that quote none of it: the parser's own messages do. */
final class Complaint {
    private Complaint() {}

    /**
     * @param field where in a record the JSON is, empty if it is the whole of it
     */
    static InvalidRecordException about(JsonProcessingException e, String field) {
        return e instanceof JsonMappingException misfit
                ? at(path(misfit, field), rule(misfit))
                : new InvalidRecordException("not JSON" + place(e));
    }

    static InvalidRecordException mustBe(Class<?> type, String field) {
        return at(field, "must be of type " + type.getSimpleName());
    }

    private static InvalidRecordException at(String path, String rule) {
        return new InvalidRecordException(path.isEmpty() ? rule : path + ": " + rule);
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null || location.getByteOffset() < 0 ? "" : " at byte " + location.getByteOffset();
    }

    /** Ends where names are no longer ours: a map's keys are payload. */
    private static String path(JsonMappingException e, String field) {
        Stream<String> below = e.getPath().stream()
                .takeWhile(step -> !(step.getFrom() instanceof Map))
                .map(JsonMappingException.Reference::getFieldName);
        return Stream.concat(Stream.of(field), below)
                .filter(name -> name != null && !name.isEmpty())
                .collect(Collectors.joining("."));
    }

    private static String rule(JsonMappingException e) {
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException refused) {
            // Ours, from a record that checks its components.
            return String.valueOf(refused.getMessage());
        }
        return e instanceof MismatchedInputException misfit && misfit.getTargetType() != null
                ? "must be of type " + misfit.getTargetType().getSimpleName()
                : "is not understood";
    }
}
