// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the events of committed transactions and acts on each once. Arguments: HOST:PORT TOPIC GROUP. */
public class Consume {
    /** The last sequence acted on, by task. In a real program a column of the row that the action writes, see consume.py. */
    private static final Map<String, Long> DONE = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", arguments[0],
                "group.id", arguments[2],
                "isolation.level", "read_committed", // Kafka's default is read_uncommitted
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(arguments[1]));
            while (true) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    handle(record);
                }
                consumer.commitSync(); // after the work: a crash in between repeats events, and DONE skips them
            }
        }
    }

    private static void handle(ConsumerRecord<String, String> record) throws Exception {
        long sequence = Long.parseLong(header(record, "ce_sequence"));
        if (sequence <= DONE.getOrDefault(record.key(), 0L)) {
            return;
        }
        JsonNode event = new ObjectMapper().readTree(record.value());
        System.out.println(header(record, "ce_id") + " " + event.get("from").asText() + " -> " + event.get("to").asText());
        DONE.put(record.key(), sequence);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
