// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.FreePort;
import io.taskbridge.app.Main;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Over Kafka's own in-memory consumer, with one record in the topic already. */
class TailCommandTest {
    private static final TopicPartition EVENTS = new TopicPartition("task-events", 0);

    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
    private Map<String, Object> properties = Map.of();

    @BeforeEach
    void oneRecordIsThere() {
        Stream.of("task-events", "task-lost").forEach(topic -> {
            kafka.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, Node.noNode(), null, null)));
            kafka.updateBeginningOffsets(Map.of(new TopicPartition(topic, 0), 0L));
            kafka.updateEndOffsets(Map.of(new TopicPartition(topic, 0), 1L));
        });
    }

    private Typed tail(String... args) {
        return tail(TailFormat.PLAIN, args);
    }

    private Typed tail(TailFormat format, String... args) {
        TailCommand command = new TailCommand(
                given -> {
                    properties = given;
                    return kafka;
                },
                format);
        return Typed.at(ErrorHandling.install(new CommandLine(command)), args);
    }

    private void arrives(long offset, String value) {
        byte[] key = "b/1".getBytes(StandardCharsets.UTF_8);
        kafka.addRecord(new ConsumerRecord<>("task-events", 0, offset, key, value.getBytes(StandardCharsets.UTF_8)));
    }

    private static String event(int sequence) {
        return "{\"from\":\"TRACKED\",\"to\":\"QUEUED\",\"via\":\"poll\",\"sequence\":" + sequence
                + ",\"observedAt\":\"2026-01-15T10:20:30.301Z\"}";
    }

    @Test
    void eventsThatAreThereArePrintedFromTheBeginning() {
        kafka.schedulePollTask(() -> arrives(0, event(1)));
        kafka.schedulePollTask(kafka::wakeup);

        Typed typed = tail("--from-beginning");

        assertThat(typed)
                .isEqualTo(new Typed(
                        0, "2026-01-15T10:20:30.301Z  b/1  TRACKED -> QUEUED  poll  #1" + System.lineSeparator(), ""));
    }

    @Test
    void onlyNewEventsArePrintedOtherwise() {
        kafka.schedulePollTask(() -> {
            arrives(0, event(1));
            arrives(1, event(2));
        });
        kafka.schedulePollTask(kafka::wakeup);

        assertThat(tail().out()).contains("#2").doesNotContain("#1");
    }

    @Test
    void badRecordDoesNotEndIt() {
        kafka.schedulePollTask(() -> {
            arrives(0, "\u0000");
            arrives(1, event(2));
        });
        kafka.schedulePollTask(kafka::wakeup);

        assertThat(tail("--from-beginning").out().lines())
                .hasSize(2)
                .anyMatch(line -> line.endsWith("not an event (task-events-0 offset 0)"))
                .anyMatch(line -> line.endsWith("#2"));
    }

    @Test
    void programsGetEachEventsJsonOnALine() {
        kafka.schedulePollTask(() -> {
            arrives(0, event(1));
            arrives(1, "{\r\n \"n\": 1.50,\n \"s\": \"a\\nb\" }");
        });
        kafka.schedulePollTask(kafka::wakeup);

        assertThat(tail(TailFormat.JSON_LINES, "--from-beginning").out().lines())
                .containsExactly(event(1), "{   \"n\": 1.50,  \"s\": \"a\\nb\" }");
    }

    @Test
    void programsGetNothingButJson() {
        kafka.schedulePollTask(() -> {
            arrives(0, "no json");
            arrives(1, event(2));
        });
        kafka.schedulePollTask(kafka::wakeup);

        Typed typed = tail(TailFormat.JSON_LINES, "--from-beginning");

        assertThat(typed.out().lines()).containsExactly(event(2));
        assertThat(typed.err()).contains("not an event (task-events-0 offset 0)");
    }

    @ParameterizedTest
    @CsvSource({
        "false,       ,               , JSON_LINES",
        "true,        , xterm-256color, COLOURED",
        "true,       1, xterm-256color, PLAIN",
        "true,      '', xterm-256color, COLOURED",
        "true,        , dumb          , PLAIN",
        "true,        ,               , COLOURED"
    })
    void formatSuitsWhoeverReads(boolean terminal, String noColor, String term, TailFormat format) {
        assertThat(TailFormat.suiting(terminal, name -> name.equals("NO_COLOR") ? noColor : term))
                .isEqualTo(format);
    }

    @Test
    void severalTopicsMayBeRead() {
        kafka.schedulePollTask(() ->
                assertThat(kafka.assignment()).containsExactlyInAnyOrder(EVENTS, new TopicPartition("task-lost", 0)));
        kafka.schedulePollTask(kafka::wakeup);

        assertThat(tail("--topic", "task-lost", "--topic", "task-events").exitCode())
                .isEqualTo(0);
    }

    @Test
    void onlyCommittedEventsAreReadAndNothingIsLeftBehind() {
        kafka.schedulePollTask(kafka::wakeup);

        tail("--bootstrap", "broker:1");

        assertThat(properties)
                .containsEntry("bootstrap.servers", "broker:1")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("allow.auto.create.topics", false)
                .doesNotContainKey("group.id");
        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void missingTopicIsSaid() {
        Typed typed = tail("--topic", "none");

        assertThat(typed).isEqualTo(new Typed(2, "", "--topic: none: there is no such topic" + System.lineSeparator()));
    }

    @Test
    void brokerThatStopsAnsweringWhileReadingIsAFault() {
        kafka.schedulePollTask(() -> kafka.setPollException(new KafkaException("corrupt")));

        assertThat(tail()).isEqualTo(new Typed(3, "", "Reading failed: corrupt" + System.lineSeparator()));
    }

    @Test
    void brokerThatIsNotThereIsSaid() {
        int free = FreePort.find();

        Typed typed = Typed.at(Main.commandLine(name -> null), "tail", "--bootstrap", "localhost:" + free);

        assertThat(typed)
                .isEqualTo(new Typed(
                        2, "", "No Kafka broker answers at localhost:" + free + "." + System.lineSeparator()));
    }

    @Test
    void addressThatIsNoneIsAUsageError() {
        Typed typed = Typed.at(Main.commandLine(name -> null), "tail", "--bootstrap", "nowhere");

        assertThat(typed)
                .isEqualTo(new Typed(
                        1,
                        "",
                        "--bootstrap: nowhere: must be HOST:PORT of a host that exists" + System.lineSeparator()));
    }
}
