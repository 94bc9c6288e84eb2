// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.shard.Inbound;
import io.taskbridge.app.shard.InboxRecord;
import io.taskbridge.codec.InboxCodec;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class InboxRecordReaderTest {
    private static final int MAX_REGISTRATION = 1_000;

    private static final byte[] OBSERVED = InboxCodec.observed(
            Inbound.key("a"), new Observation(Report.of(TaskState.RUNNING, "RUNNING"), Via.WEBHOOK, Inbound.START));

    private final InboxRecordReader reader = new InboxRecordReader(() -> Inbound.START, MAX_REGISTRATION);

    private InboxRecordReader.Value read(byte[] bytes) {
        return reader.deserialize("inbox", bytes);
    }

    @Test
    void recordIsReadAsOfNow() {
        InboxRecordReader.Value value = read(InboxCodec.track(Inbound.registration("a")));

        assertThat(value.input()).isEqualTo(Inbound.track("a"));
        assertThat(value.problem()).isNull();
    }

    @Test
    void recordWithoutAValueIsNotUnderstood() {
        InboxRecord record = InboxRecordReader.record(new ConsumerRecord<>("inbox", 0, 7, new byte[] {1}, null));

        assertThat(record.problem()).isEqualTo("no value");
        assertThat(record.input()).isNull();
        assertThat(record.offset()).isEqualTo(7);
    }

    @Test
    void thereIsAReadingForAnyBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = OBSERVED.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }

            InboxRecordReader.Value value = read(bytes);

            assertThat(value.input() == null).isEqualTo(value.problem() != null);
        }
    }

    @Test
    void registrationThatWouldCrowdOutItsEventsIsNotUnderstood() {
        InboxRecordReader.Value value = new InboxRecordReader(() -> Inbound.START, 10)
                .deserialize("inbox", InboxCodec.track(Inbound.registration("a")));

        assertThat(value.input()).isNull();
        assertThat(value.problem()).contains("topics.maxMessageBytes");
    }
}
