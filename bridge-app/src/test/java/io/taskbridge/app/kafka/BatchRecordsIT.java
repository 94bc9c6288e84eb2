// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.shard.Batches;
import io.taskbridge.app.shard.Inbound;
import io.taskbridge.app.shard.InboxRecord;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a batch's parts on a real broker that takes no record beyond a limit. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class BatchRecordsIT {
    private static final int MAX = ShardLogStage.MAX_MESSAGE_BYTES;

    private static ShardLogStage stage;

    @BeforeAll
    static void start() {
        stage = new ShardLogStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static void commit(InboxRecord... records) {
        stage.opened().commit(Batches.of(records)).await();
    }

    private static JsonNode completed(String id, int outputLength) {
        return completed(id, Output.of(new RawJson("\"" + "x".repeat(outputLength) + "\"")));
    }

    private static JsonNode completed(String id, Output output) {
        Report report = Report.of(TaskState.COMPLETED, "SUCCESS").with(output);
        commit(Inbound.track(0, id), Inbound.record(1, Inbound.observed(id, report, Via.POLL)));
        return stage.committed("by-zai").stream()
                .filter(record -> record.key().equals("zai/" + id))
                .map(record -> BridgeFixture.json(record.value()))
                .findFirst()
                .orElseThrow();
    }

    /** The rejected record that came from the offset. */
    private static ConsumerRecord<String, String> rejected(long offset) {
        return stage.committed("inbox-rejected").stream()
                .filter(record -> ShardLogStage.header(record, "offset").equals(Long.toString(offset)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void outputThatFitsIsPublished() {
        JsonNode event = completed("fits", MAX / 2);

        assertThat(event.path("result").asText()).hasSize(MAX / 2);
        assertThat(event.path("resultOmitted").isNull()).isTrue();
    }

    @Test
    void outputThatDoesNotFitIsLeftOutAndTheEventSaysSo() {
        JsonNode event = completed("too-large", MAX);

        assertThat(event.path("result").isNull()).isTrue();
        assertThat(event.path("resultOmitted").asText()).isEqualTo("too-large");
        assertThat(event.path("to").asText()).isEqualTo("COMPLETED");
    }

    @Test
    void outputThatDoesNotFitIsPublishedAsWhereItsCopyIs() {
        ResultRef kept = new ResultRef("http://localhost/v1/results/x", "0".repeat(64), MAX);

        JsonNode event = completed("copied", Output.copied(new RawJson("\"" + "x".repeat(MAX) + "\""), kept));

        assertThat(event.path("resultOmitted").asText()).isEqualTo("too-large");
        assertThat(event.path("resultRef").path("bytes").asInt()).isEqualTo(MAX);
    }

    @Test
    void rejectedRecordKeepsItsKeyValueAndHeaders() {
        commit(Inbound.garbage(11, Inbound.utf8("no { json"), "not JSON"));

        ConsumerRecord<String, String> record = rejected(11);
        assertThat(record.key()).isEqualTo("the key");
        assertThat(record.value()).isEqualTo("no { json");
        assertThat(ShardLogStage.header(record, "origin")).isEqualTo("elsewhere");
        assertThat(ShardLogStage.header(record, "reason")).isEqualTo("not JSON");
        assertThat(ShardLogStage.header(record, "topic")).isEqualTo(stage.prefix + "inbox");
        assertThat(ShardLogStage.header(record, "partition")).isEqualTo("0");
    }

    @Test
    void rejectedRecordWithoutKeyOrValueStaysSo() {
        commit(new InboxRecord(12, null, null, List.of(), null, "no value"));

        assertThat(rejected(12).key()).isNull();
        assertThat(rejected(12).value()).isNull();
    }

    @Test
    void recordThatIsTooLargeToBeRejectedUnchangedIsNamedByItsPlace() {
        commit(Inbound.garbage(13, new byte[MAX], "not JSON"));

        ConsumerRecord<String, String> record = rejected(13);
        assertThat(record.value()).isNull();
        assertThat(ShardLogStage.header(record, "reason")).isEqualTo("not JSON");
        assertThat(ShardLogStage.header(record, "partition")).isEqualTo("0");
    }

    @Test
    void forwardedRecordArrivesUnchangedInThePartitionOfItsKey() {
        InboxRecord stray = Inbound.track(14, "stray");
        List<InboxRecord.Header> headers = List.of(new InboxRecord.Header("origin", Inbound.utf8("elsewhere")));

        commit(new InboxRecord(14, Inbound.utf8("any key"), stray.value(), headers, stray.input(), null));

        ConsumerRecord<String, String> record = stage.committed("inbox").get(0);
        assertThat(record.partition()).isEqualTo(Batches.PARTITION + 1);
        assertThat(record.key()).isEqualTo("any key");
        assertThat(Inbound.utf8(record.value())).isEqualTo(stray.value());
        assertThat(ShardLogStage.header(record, "origin")).isEqualTo("elsewhere");
    }

    @Test
    void recordThatIsTooLargeToBeForwardedIsRejected() {
        InboxRecord stray = Inbound.track(15, "stray");

        commit(new InboxRecord(15, new byte[MAX], stray.value(), List.of(), stray.input(), null));

        assertThat(ShardLogStage.header(rejected(15), "reason")).isEqualTo("too large to be passed on");
    }
}
