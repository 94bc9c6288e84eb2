// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.app.SharedBroker;
import io.taskbridge.app.shard.Inbox;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RecordSenderIT {
    private final String well = SharedBroker.freshPrefix() + "well";
    private final String lost = SharedBroker.freshPrefix() + "lost";
    private final Vertx vertx = Vertx.vertx();
    private final RecordSender sender = new RecordSender(
            vertx, new ClientSettings(SharedBroker.bootstrapServers(), Map.of(), "unused", 1 << 20, false));

    @BeforeEach
    void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(well, 1, (short) 1), new NewTopic(lost, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void close() {
        sender.close().await();
        vertx.close().await();
    }

    private Future<Inbox.Position> send(String topic, String value) {
        return sender.send(new ProducerRecord<>(topic, value.getBytes(UTF_8)));
    }

    @Test
    void recordsOfAPartitionKeepTheirOrder() {
        List<Future<Inbox.Position>> sent = IntStream.range(0, 1_000)
                .mapToObj(number -> send(well, Integer.toString(number)))
                .toList();

        Future.all(sent).await();

        assertThat(sent)
                .extracting(position -> position.result().offset())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1_000).mapToObj(Long::valueOf).toList());
    }

    @Test
    void partitionInTroubleHoldsUpNoOther() {
        send(well, "so that the producer knows the topic").await();
        LeaderlessPartitions leaderless = new LeaderlessPartitions(SharedBroker.kafka(), List.of(lost));
        try (leaderless) {
            Future<Inbox.Position> stuck = send(lost, "nobody takes it");
            send(well, "at its side").await();

            send(well, "and after it").await();

            assertThat(stuck.isComplete()).isFalse();
        }
    }

    @Test
    void recordThatNobodyTakesFailsInTime() {
        LeaderlessPartitions leaderless = new LeaderlessPartitions(SharedBroker.kafka(), List.of(lost));
        try (leaderless) {
            Future<Inbox.Position> stuck = send(lost, "nobody takes it");

            assertThatThrownBy(stuck::await).isInstanceOf(org.apache.kafka.common.errors.TimeoutException.class);
        }
    }

    @Test
    void nothingIsTakenAnyMoreOnceItIsClosed() {
        sender.close().await();

        Future<Inbox.Position> late = send(well, "too late");

        assertThatThrownBy(late::await).hasMessage("nothing is written any more");
    }
}
