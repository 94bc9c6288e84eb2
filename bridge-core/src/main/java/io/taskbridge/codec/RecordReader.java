// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the observations that bridges write in one go, without trees and reflection: each webhook is one. What is not as
 * {@link RecordWriter} has it makes it throw whatever comes first; {@link RecordMapper} reads the same and says what is
 * wrong. For one record.
 */
final class RecordReader {
    private final JsonParser json;
    private final byte[] source;

    /**
     * @param json before the beginning of an object
     * @param source what it reads
     */
    RecordReader(JsonParser json, byte[] source) throws IOException {
        this.json = json;
        this.source = source;
        json.nextToken();
    }

    Observation observation() throws IOException {
        Report report = null;
        Via via = null;
        Instant observedAt = null;
        for (String field = first(); field != null; field = next()) {
            switch (field) {
                case "report" -> report = report();
                case "via" -> via = Via.valueOf(text());
                case "observedAt" -> observedAt = instant();
                default -> json.skipChildren();
            }
        }
        return new Observation(there(report), there(via), there(observedAt));
    }

    private Report report() throws IOException {
        TaskState state = null;
        String providerStatus = null;
        String target = null;
        Instant occurredAt = null;
        Output output = null;
        TaskError error = null;
        Map<String, String> attributes = null;
        for (String field = first(); field != null; field = next()) {
            switch (field) {
                case "state" -> state = TaskState.valueOf(text());
                case "providerStatus" -> providerStatus = text();
                case "target" -> target = text();
                case "occurredAt" -> occurredAt = instant();
                case "output" -> output = output();
                case "error" -> error = error();
                case "attributes" -> attributes = texts();
                default -> json.skipChildren();
            }
        }
        return new Report(there(state), providerStatus, target, occurredAt, there(output), error, there(attributes));
    }

    private Output output() throws IOException {
        RawJson value = null;
        ResultOmitted omitted = null;
        boolean awaited = false;
        ResultRef kept = null;
        for (String field = first(); field != null; field = next()) {
            switch (field) {
                case "value" -> value = RawValues.at(json, source);
                case "omitted" -> omitted = ResultOmitted.valueOf(text());
                case "awaited" -> awaited = json.getBooleanValue();
                case "kept" -> kept = kept();
                default -> json.skipChildren();
            }
        }
        return new Output(value, omitted, awaited, kept);
    }

    private ResultRef kept() throws IOException {
        String url = null;
        String sha256 = null;
        long bytes = 0;
        for (String field = first(); field != null; field = next()) {
            switch (field) {
                case "url" -> url = text();
                case "sha256" -> sha256 = text();
                case "bytes" -> bytes = json.getLongValue();
                default -> json.skipChildren();
            }
        }
        return new ResultRef(there(url), there(sha256), bytes);
    }

    private TaskError error() throws IOException {
        String code = null;
        String message = null;
        JsonNode detail = null;
        for (String field = first(); field != null; field = next()) {
            switch (field) {
                case "code" -> code = text();
                case "message" -> message = text();
                case "detail" -> detail = Json.treeAt(json);
                default -> json.skipChildren();
            }
        }
        return new TaskError(code, there(message), detail);
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (String field = first(); field != null; field = next()) {
            texts.put(field, text());
        }
        return texts;
    }

    /** The first field of an object, its value at hand; null if it has none. */
    private @Nullable String first() throws IOException {
        be(JsonToken.START_OBJECT);
        return next();
    }

    /** The next field of the object, its value at hand; null at its end. */
    private @Nullable String next() throws IOException {
        String field = json.nextFieldName();
        if (field != null) {
            json.nextToken();
        }
        return field;
    }

    private String text() throws IOException {
        be(JsonToken.VALUE_STRING);
        return json.getText();
    }

    private Instant instant() throws IOException {
        return InstantText.parse(text());
    }

    private void be(JsonToken token) {
        if (json.currentToken() != token) {
            throw new IllegalArgumentException("not as bridges write it");
        }
    }

    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
