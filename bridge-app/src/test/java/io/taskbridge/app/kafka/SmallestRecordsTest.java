// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.taskbridge.app.shard.Batches;
import io.taskbridge.app.shard.Inbound;
import io.taskbridge.codec.InboxCodec;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.TraceContext;
import io.taskbridge.task.Via;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/** Whatever passes the inbox can be committed, also where records are as small as they can be configured. */
class SmallestRecordsTest {
    private static final int SMALLEST = 64 << 10;

    /** More than Kafka puts around a record or a header. */
    private static final int FRAMES = 100;

    /** The character whose JSON is longest. */
    private static final String LONG = "\u0001";

    private static final TaskKey KEY = new TaskKey(Inbound.SOURCE, "é".repeat(256));

    private final BatchRecords records = new BatchRecords(
            new Topics(TopicPlans.of("")), "https://bridge.example.com/schemas/task-event.json", SMALLEST);

    /** As long as one is let in. */
    private static Registration registration() {
        Map<String, String> labels = new TreeMap<>();
        Registration largest = new Registration(KEY, "t".repeat(256), labels, null, null);
        while (InboxCodec.track(largest).length < RecordSize.maxRegistration(SMALLEST) - 1_040) {
            labels.put("l" + labels.size(), "x".repeat(1_000));
            largest = new Registration(KEY, "t".repeat(256), labels, null, null);
        }
        String state = "a=" + "\"".repeat(510);
        return largest.with(TraceContext.of("00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01", state));
    }

    private static Report report(TaskState state, Output output) {
        String word = LONG.repeat(256) + "…";
        return new Report(state, word, word, Inbound.START, output, null, Map.of("a", word, "b", word, "c", word));
    }

    private static int size(ProducerRecord<byte[], byte[]> record) {
        int size = FRAMES + record.key().length + record.value().length;
        for (Header header : record.headers()) {
            size += FRAMES + header.key().length() + header.value().length;
        }
        return size;
    }

    private void assertCommittable(Report report) throws InvalidRecordException {
        Observation observation = new Observation(report, Via.WEBHOOK, Inbound.START);
        Input input = InboxCodec.decode(InboxCodec.observed(KEY, observation), Inbound.START);

        var written = records.of(
                Batches.PARTITION,
                Batches.of(
                        Inbound.record(0, new Input.Track(registration(), Inbound.START)), Inbound.record(1, input)));

        assertThat(written)
                .hasSize(3)
                .allSatisfy(record -> assertThat(size(record)).isLessThan(SMALLEST));
    }

    @Test
    void largestFailureOfTheLargestRegistrationFits() throws InvalidRecordException {
        TaskError error =
                new TaskError(LONG.repeat(256) + "…", LONG.repeat(2_000) + "…", TextNode.valueOf(LONG.repeat(40_000)));

        assertCommittable(report(TaskState.FAILED, Output.none()).with(error));
    }

    @Test
    void largestSuccessOfTheLargestRegistrationFits() throws InvalidRecordException {
        String url = "https://" + "x".repeat(2_000);

        assertCommittable(
                report(TaskState.COMPLETED, Output.keptAside(new ResultRef(url, "0".repeat(64), Long.MAX_VALUE))));
    }
}
