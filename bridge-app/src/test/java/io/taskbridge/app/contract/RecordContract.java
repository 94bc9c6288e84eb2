// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.taskbridge.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Holds records that tests really read to {@code asyncapi.yaml} and the schema of events. Thread-safe. */
public final class RecordContract {
    private static final String SCHEMAS = "asyncapi/components/schemas/";

    private RecordContract() {}

    /**
     * Fails unless a record is as described for its topic; what is the bridges' own is described nowhere.
     *
     * @param topic by its default name
     */
    public static void check(String topic, ConsumerRecord<String, String> record) {
        if (topic.startsWith("task-")) {
            checkEvent(record);
        } else if (topic.equals("bridge-rejected")) {
            checkRejected(record);
        }
    }

    /** Fails unless a record of an event topic is as described. */
    public static void checkEvent(ConsumerRecord<String, String> record) {
        String what = record.topic() + ": " + record.key();
        ObjectNode headers = headers(record);
        JsonNode value = HttpContract.json(record.value(), what);
        assertThat(Contracts.problems(TextNode.valueOf(record.key()), SCHEMAS + "Key"))
                .as(what)
                .isEmpty();
        assertThat(Contracts.problems(headers, SCHEMAS + "EventHeaders"))
                .as(what)
                .isEmpty();
        assertThat(Contracts.problems(value, "event")).as(what).isEmpty();

        String id = value.path("taskId").asText();
        String state = value.path("to").asText().toLowerCase(Locale.ROOT);
        assertThat(record.key()).as(what).isEqualTo(value.path("source").asText() + "/" + id);
        assertThat(headers.path("ce_id").asText())
                .as(what)
                .isEqualTo(record.key() + "#" + value.path("sequence").asText());
        assertThat(headers.path("ce_sequence").asText())
                .as(what)
                .isEqualTo(value.path("sequence").asText());
        assertThat(headers.path("ce_subject").asText()).as(what).isEqualTo(id);
        assertThat(headers.path("ce_type").asText()).as(what).isEqualTo("io.taskbridge.task." + state);
        assertThat(headers.path("ce_time").asText())
                .as(what)
                .isEqualTo(value.path("observedAt").asText());
        assertThat(record.topic()).as(what).matches(".*task-(events|" + state + ")");
    }

    private static void checkRejected(ConsumerRecord<String, String> record) {
        assertThat(Contracts.problems(headers(record), SCHEMAS + "RejectedHeaders"))
                .as(record.topic() + ": " + record.key())
                .isEmpty();
    }

    private static ObjectNode headers(ConsumerRecord<String, String> record) {
        ObjectNode headers = Json.mapper().createObjectNode();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
