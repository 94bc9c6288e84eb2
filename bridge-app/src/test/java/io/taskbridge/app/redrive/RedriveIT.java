// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.app.SharedBroker;
import io.taskbridge.app.kafka.ClientSettings;
import io.taskbridge.app.kafka.Cluster;
import io.taskbridge.app.kafka.RejectedRecord;
import io.taskbridge.app.kafka.RejectedRecord.Place;
import io.taskbridge.app.kafka.TopicPlan;
import io.taskbridge.app.kafka.Topics;
import io.taskbridge.app.redrive.Redriven.Fate;
import io.taskbridge.app.shard.InboxRecord;
import io.taskbridge.codec.InboxCodec;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.provider.Sources;
import io.taskbridge.task.Registration;
import io.taskbridge.task.TaskKey;
import io.taskbridge.webhook.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Redrives on a real broker, over topics of their own. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RedriveIT {
    private static final int MAX_MESSAGE_BYTES = 128 << 10;
    private static final int MORE_THAN_A_BATCH = 600;

    private final String prefix = SharedBroker.freshPrefix();
    private final ClientSettings settings =
            new ClientSettings(SharedBroker.bootstrapServers(), Map.of(), prefix + "group", MAX_MESSAGE_BYTES, false);
    private final Topics topics = new Topics(new TopicPlan(
            null,
            (state, source, provider) -> null,
            prefix + "inbox",
            prefix + "tasks",
            prefix + "rejected",
            prefix + "control",
            true,
            1,
            (short) 1,
            MAX_MESSAGE_BYTES,
            Map.of()));
    private final Judge judge = new Judge(
            new Sources(Map.of(
                    "known", ProviderKind.ZAI.connect("http://localhost:1", Map.of("apiKey", new Secret("the-key"))))),
            MAX_MESSAGE_BYTES,
            InstantSource.system());

    RedriveIT() {
        Duration patience = Duration.ofSeconds(20);
        try (Cluster cluster = Cluster.connect(settings.admin(), patience)) {
            topics.prepareAll(cluster, patience).join();
        }
    }

    private Redrive open() {
        return Redrive.open(settings, topics, judge, Redrive.Mode.SEND);
    }

    private List<Redriven> redrive() {
        List<Redriven> told = new ArrayList<>();
        try (Redrive redrive = open()) {
            redrive.run(told::addAll);
        }
        return told;
    }

    private static byte[] track(String id) {
        return InboxCodec.track(new Registration(new TaskKey("known", id), null, Map.of(), null, null));
    }

    /** A record that was rejected before its source was known. */
    private ProducerRecord<byte[], byte[]> rejected(String id) {
        return rejected(new Place(topics.inbox(), 0, 7), utf8(id), track(id));
    }

    private ProducerRecord<byte[], byte[]> rejected(Place place, byte[] key, byte[] value) {
        return new RejectedRecord(place, "source: is not configured", key, value, List.<InboxRecord.Header>of())
                .written(topics.rejected(), MAX_MESSAGE_BYTES);
    }

    private void write(List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                var unused = producer.send(record);
            }
        }
    }

    private List<String> keys(String topic) {
        Map<String, Object> reader =
                Map.of("bootstrap.servers", SharedBroker.bootstrapServers(), "isolation.level", "read_committed");
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records.stream()
                .map(record -> record.key() == null ? "-" : new String(record.key(), StandardCharsets.UTF_8))
                .collect(Collectors.toList());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void killedRedriveLeavesNothingBehind() {
        // Given
        write(List.of(rejected("a"), rejected("b")));
        try (KafkaProducer<byte[], byte[]> killed =
                new KafkaProducer<>(settings.redriveProducer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            killed.initTransactions();
            killed.beginTransaction();
            var unused = killed.send(new ProducerRecord<>(topics.inbox(), utf8("a"), track("a")));
            try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                    settings.redriveConsumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                killed.sendOffsetsToTransaction(
                        Map.of(new TopicPartition(topics.rejected(), 0), new OffsetAndMetadata(1)),
                        reader.groupMetadata());
            }
            killed.flush();

            // When
            List<Redriven> told = redrive();

            // Then
            assertThat(told).extracting(Redriven::fate).containsExactly(Fate.SENT_AGAIN, Fate.SENT_AGAIN);
            assertThat(keys(topics.inbox())).containsExactly("a", "b");
            assertThat(redrive()).isEmpty();
            assertThatThrownBy(killed::commitTransaction).isInstanceOf(KafkaException.class);
            killed.close(Duration.ZERO);
        }
        assertThat(keys(topics.inbox())).containsExactly("a", "b");
    }

    @Test
    void secondRedriveStopsTheFirstAndRepeatsNothing() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_A_BATCH; i++) {
            all.add("id-" + i);
        }
        write(all.stream().map(this::rejected).toList());
        List<Redriven> bySecond = new ArrayList<>();

        try (Redrive first = open()) {
            assertThatThrownBy(() -> first.run(batch -> bySecond.addAll(redrive())))
                    .isInstanceOf(KafkaException.class);
        }

        assertThat(bySecond).isNotEmpty().hasSizeLessThan(MORE_THAN_A_BATCH);
        assertThat(keys(topics.inbox())).containsExactlyElementsOf(all);
    }

    @Test
    void recordOfWhichOnlyThePlaceIsKnownIsTakenFromThere() {
        write(List.of(new ProducerRecord<>(topics.inbox(), utf8("original"), track("a"))));
        write(List.of(
                rejected(new Place(topics.inbox(), 0, 0), null, null),
                rejected(new Place(topics.inbox(), 0, 99), null, null),
                rejected(new Place(topics.tasks(), 0, 0), null, null)));

        List<Redriven> told = redrive();

        assertThat(told).extracting(Redriven::fate).containsExactly(Fate.SENT_AGAIN, Fate.GONE, Fate.GONE);
        assertThat(keys(topics.inbox())).containsExactly("original", "original");
        assertThat(keys(topics.rejected())).hasSize(3);
    }

    @Test
    void recordThatCannotBeSentAgainIsPutBackByItsPlace() {
        write(List.of(
                new ProducerRecord<>(topics.rejected(), utf8("no/place"), utf8("no { json")),
                rejected(new Place(topics.inbox(), 0, 3), utf8("known/none"), null)));

        List<Redriven> told = redrive();

        assertThat(told).extracting(Redriven::reason).containsExactly("not JSON at byte 0", "no value");
        assertThat(told)
                .extracting(Redriven::place)
                .containsExactly(topics.rejected() + "-0 offset 0", topics.inbox() + "-0 offset 3");
        assertThat(redrive()).isEqualTo(told);
        assertThat(keys(topics.inbox())).isEmpty();
    }
}
