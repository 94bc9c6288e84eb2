// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.codec.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One event as one line that is readable at a glance. Total: there is a line for any record. */
final class EventLine {
    private static final int MAX_HINT = 80;
    private static final int MAX_KEY = 513;

    private EventLine() {}

    static String of(ConsumerRecord<byte[], byte[]> event) {
        JsonNode value = valueOf(event);
        if (!value.path("to").isTextual()) {
            return String.format(
                    "%s  %s  not an event (%s-%d offset %d)",
                    Instant.ofEpochMilli(event.timestamp()),
                    keyOf(event),
                    event.topic(),
                    event.partition(),
                    event.offset());
        }
        String line = String.format(
                "%-24s  %s  %s -> %s  %s  #%s  %s",
                value.path("observedAt").asText(),
                keyOf(event),
                value.path("from").asText(),
                value.path("to").asText(),
                value.path("via").asText(),
                value.path("sequence").asText(),
                hint(value));
        return Printable.of(line).stripTrailing();
    }

    private static String hint(JsonNode value) {
        JsonNode error = value.path("error");
        if (error.isObject()) {
            String code = error.path("code").isTextual() ? error.path("code").asText() + ": " : "";
            return Printable.of("error " + code + error.path("message").asText(), MAX_HINT);
        }
        if (value.path("resultOmitted").isTextual()) {
            return "no result: " + Printable.of(value.path("resultOmitted").asText(), MAX_HINT);
        }
        JsonNode result = value.path("result");
        boolean given = !result.isMissingNode()
                && (!result.isNull() || value.path("to").asText().equals("COMPLETED"));
        return given ? "result " + Printable.of(result.toString(), MAX_HINT) : "";
    }

    private static JsonNode valueOf(ConsumerRecord<byte[], byte[]> event) {
        byte[] value = event.value();
        try {
            return value == null ? Json.mapper().nullNode() : Json.readRecord(value);
        } catch (JsonProcessingException e) {
            return Json.mapper().nullNode();
        }
    }

    private static String keyOf(ConsumerRecord<byte[], byte[]> event) {
        byte[] key = event.key();
        return key == null ? "-" : Printable.of(new String(key, StandardCharsets.UTF_8), MAX_KEY);
    }
}
