// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.codec.InboxJson;
import io.taskbridge.codec.Json;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Makes observations fit for Kafka: an output that may be too large is kept aside before anybody is told that it is
 * here, and the observation says where. One that the event may yet have room for goes along as well, since only
 * the event's writer knows how much else is in it. Thread-safe.
 */
public final class LargeOutputs {
    /** JSON read and written again is at most so many times as long: 1e-6 becomes 0.000001. */
    private static final int GROWTH = 2;

    private static final int WRAPPING = 1 << 10;

    private final ResultKeeper keeper;
    private final RecordRoom room;
    private final Supplier<String> publicUrl;

    /**
     * @param publicUrl how callers reach this bridge, without a slash at its end; asked for when something is kept
     */
    public LargeOutputs(ResultKeeper keeper, RecordRoom room, Supplier<String> publicUrl) {
        this.keeper = keeper;
        this.room = room;
        this.publicUrl = publicUrl;
    }

    /**
     * The observation as a record for the inbox. Fails if its output would have to be kept and cannot be.
     *
     * @param record the observation as it is
     */
    public Future<byte[]> record(TaskKey key, Observation observation, byte[] record) {
        int size = record.length;
        return room.surelyHolds(size)
                ? Future.succeededFuture(record)
                : keeper.run(weight(size), () -> InboxJson.observed(key, fitting(observation, size)));
    }

    /**
     * The observation as a shard takes it. Fails if its output would have to be kept and cannot be.
     *
     * @param source how many bytes the observation was read from
     */
    public Future<Observation> observation(TaskKey key, Observation observation, int source) {
        return room.surelyHolds((long) GROWTH * source + WRAPPING)
                ? Future.succeededFuture(observation)
                : keeper.run(weight(source), () -> {
                    int size = InboxJson.observed(key, observation).length;
                    return room.surelyHolds(size) ? observation : fitting(observation, size);
                });
    }

    private Observation fitting(Observation observation, int size) throws IOException {
        JsonNode value = observation.report().output().value();
        if (value == null) {
            return room.mayHold(size) ? observation : observation.shortened();
        }
        byte[] content = Json.write(value);
        String sha256 = keeper.keep(content);
        ResultRef kept = new ResultRef(publicUrl.get() + "/v1/results/" + sha256, sha256, content.length);
        return observation.with(room.mayHold(size) ? Output.copied(value, kept) : Output.keptAside(kept));
    }

    /** The output as a tree and as text. */
    private static long weight(int bytes) {
        return 2L * bytes;
    }
}
