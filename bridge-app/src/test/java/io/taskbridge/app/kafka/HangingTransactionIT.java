// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.app.shard.Batch;
import io.taskbridge.app.shard.Batches;
import io.taskbridge.app.shard.Inbound;
import io.taskbridge.app.shard.ShardLog;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskState;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real broker that reports a transaction as committed and forgets to write that down anywhere. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HangingTransactionIT {
    private final ShardLogStage stage = new ShardLogStage();
    private ShardLog log;

    @BeforeEach
    void leaveATransactionOpen() {
        log = stage.opened();
        log.commit(running("before", 0)).await();
        stage.commitWithoutMarkers(log, running("a", 2));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static Batch running(String id, long offset) {
        return Batches.of(Inbound.track(offset, id), Inbound.record(offset + 1, Inbound.seen(id, TaskState.RUNNING)));
    }

    @Test
    void newOwnerRestoresWhatWasBefore() {
        ShardLog.Restored restored = stage.newLog().open().await();

        assertThat(restored.table().all()).extracting(Task::key).containsExactly(Inbound.key("before"));
        assertThat(restored.offset()).isEqualTo(2);
    }

    @Test
    void whatTheNewOwnerDoesAgainIsPublishedOnce() {
        ShardLog heir = stage.opened();

        heir.commit(running("a", 2)).await();

        assertThat(stage.committed("all")).extracting(record -> record.key()).containsExactly("zai/before", "zai/a");
        assertThat(stage.committed("by-zai"))
                .extracting(record -> record.key())
                .containsExactlyInAnyOrder("zai/before", "zai/a");
        assertThat(stage.newLog().open().await().offset()).isEqualTo(4);
    }

    @Test
    void sameOwnerBuildsNothingOnIt() {
        assertThatThrownBy(() -> log.commit(running("b", 4)).await())
                .hasMessageStartingWith("Kafka left a transaction open in " + stage.prefix + "tasks-0");

        log.open().await();
        log.commit(running("a", 2)).await();
        assertThat(stage.committed("all")).extracting(record -> record.key()).containsExactly("zai/before", "zai/a");
    }

    /** Its owner died between the offset and the first record. */
    @Test
    void anOffsetAloneIsAbortedToo() {
        stage.opened();
        stage.abortOffsetWithoutMarker(9);

        assertThat(stage.newLog().open().await().offset()).isEqualTo(2);
        ShardLog heir = stage.opened();
        heir.commit(running("a", 2)).await();
        assertThat(stage.committed("all")).extracting(record -> record.key()).containsExactly("zai/before", "zai/a");
    }

    @Test
    void abortThatWasInterruptedIsBegunAgain() throws Exception {
        try (KafkaProducer<byte[], byte[]> interrupted = stage.ownerInATransaction()) {
            for (int partition : new int[] {0, 1, 2}) {
                interrupted
                        .send(new ProducerRecord<>(stage.prefix + "all", partition, new byte[] {0}, null))
                        .get();
            }
            interrupted.abortTransaction();
        }

        ShardLog heir = stage.opened();
        heir.commit(running("a", 2)).await();

        assertThat(stage.committed("all")).extracting(record -> record.key()).containsExactly("zai/before", "zai/a");
        assertThat(stage.committed("by-zai"))
                .extracting(record -> record.key())
                .containsExactlyInAnyOrder("zai/before", "zai/a");
    }
}
