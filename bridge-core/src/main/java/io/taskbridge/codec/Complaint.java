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

/** What is wrong with JSON, in words that quote none of it: the parser's own messages do. */
final class Complaint {
    private Complaint() {}

    static InvalidRecordException about(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException misfit)) {
            return new InvalidRecordException("not JSON" + place(e));
        }
        String path = path(misfit);
        return new InvalidRecordException(path.isEmpty() ? rule(misfit) : path + ": " + rule(misfit));
    }

    static InvalidRecordException mustBe(Class<?> type) {
        return new InvalidRecordException("must be of type " + type.getSimpleName());
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null || location.getByteOffset() < 0 ? "" : " at byte " + location.getByteOffset();
    }

    /** Ends where names are no longer ours: a map's keys are payload. */
    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .takeWhile(step -> !(step.getFrom() instanceof Map))
                .map(JsonMappingException.Reference::getFieldName)
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
