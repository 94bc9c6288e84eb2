// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import io.taskbridge.codec.EventJson;
import io.taskbridge.codec.InboxCodec;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.TaskKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Makes observations fit for Kafka: an output that may be too large is kept aside before anybody is told that it is
 * here, and the observation says where. One that the event may yet have room for goes along as well, since only
 * the event's writer knows how much else is in it. Thread-safe; what keeps something blocks.
 */
public final class LargeOutputs {
    /** JSON that is put on one line is at most so many times as long: four bytes may become {@code \\ud83e\\udd8a}. */
    private static final int GROWTH = 3;

    /** A character of a record takes at most so many in an event: {@code \\u0001}. */
    private static final int ESCAPED = 6;

    /** What we say beside what the provider says. */
    private static final int WRAPPING = 1 << 10;

    private final HeavyWork work;
    private final ResultKeeper keeper;
    private final RecordRoom room;
    private final Supplier<String> publicUrl;

    /**
     * @param work where what blocks is done
     * @param publicUrl how callers reach this bridge, without a slash at its end; asked for when something is kept
     */
    public LargeOutputs(HeavyWork work, ResultKeeper keeper, RecordRoom room, Supplier<String> publicUrl) {
        this.work = work;
        this.keeper = keeper;
        this.room = room;
        this.publicUrl = publicUrl;
    }

    /** Where large bodies are to be read and their outputs to be kept; one for the whole bridge, so that it is bounded. */
    public HeavyWork work() {
        return work;
    }

    /** Whether what is read from so many bytes fits as it is. */
    public boolean surelyFits(int bytes) {
        return room.surelyHolds((long) GROWTH * bytes + WRAPPING);
    }

    /**
     * The observation as a record for the inbox.
     *
     * @param record the same with its output, however large
     * @throws IOException if its output cannot be kept
     */
    public byte[] record(TaskKey key, Observation observation, byte[] record) throws IOException {
        if (room.surelyHolds((long) ESCAPED * record.length)) {
            return record;
        }
        int size = EventJson.size(observation.report());
        if (room.surelyHolds(size)) {
            return record;
        }
        Observation fitting = observation.with(output(observation.report(), size));
        return InboxCodec.observed(key, room.mayHold(size) ? fitting : fitting.shortened());
    }

    /**
     * The report as a shard takes it.
     *
     * @param bytes how many it was read from
     * @throws IOException if its output cannot be kept
     */
    public Report report(Report report, int bytes) throws IOException {
        if (surelyFits(bytes)) {
            return report;
        }
        int size = EventJson.size(report);
        return room.surelyHolds(size) ? report : report.with(output(report, size));
    }

    private Output output(Report report, int size) throws IOException {
        RawJson value = report.output().value();
        if (value == null) {
            return report.output();
        }
        byte[] content = value.text().getBytes(StandardCharsets.UTF_8);
        String sha256 = keeper.keep(content);
        ResultRef kept = new ResultRef(publicUrl.get() + "/v1/results/" + sha256, sha256, content.length);
        return room.mayHold(size) ? Output.copied(value, kept) : Output.keptAside(kept);
    }
}
