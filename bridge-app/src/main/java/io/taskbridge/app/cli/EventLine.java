// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.codec.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** One event as one line that is readable at a glance. Total: there is a line for any record. */
final class EventLine {
    private static final int MAX_HINT = 80;
    private static final int MAX_KEY = 513;
    private static final Map<String, Style> STYLES = Map.of(
            "QUEUED", Style.faint,
            "RUNNING", Style.fg_cyan,
            "COMPLETED", Style.fg_green,
            "FAILED", Style.fg_red,
            "CANCELED", Style.fg_yellow,
            "EXPIRED", Style.fg_yellow,
            "LOST", Style.fg_magenta);

    private EventLine() {}

    static String of(ConsumerRecord<byte[], byte[]> event, Ansi ansi) {
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
        String before = String.format(
                "%-24s  %s  %s -> ",
                value.path("observedAt").asText(),
                keyOf(event),
                value.path("from").asText());
        String after = String.format(
                "  %s  #%s  %s",
                value.path("via").asText(), value.path("sequence").asText(), hint(value));
        String to = Printable.of(value.path("to").asText());
        return (Printable.of(before) + coloured(to, ansi) + Printable.of(after)).stripTrailing();
    }

    private static String coloured(String state, Ansi ansi) {
        Style style = STYLES.get(state);
        return style == null || !ansi.enabled() ? state : style.on() + state + style.off();
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
