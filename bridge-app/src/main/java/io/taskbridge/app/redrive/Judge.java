// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.redrive;

import io.taskbridge.app.kafka.InboxRecordReader;
import io.taskbridge.app.kafka.RecordSize;
import io.taskbridge.app.kafka.RejectedRecord;
import io.taskbridge.app.redrive.Redriven.Fate;
import io.taskbridge.provider.Sources;
import io.taskbridge.task.TaskKey;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Decides as the shards would whether a record is understood now. Stateless. */
public final class Judge {
    private final Sources sources;
    private final int maxMessageBytes;
    private final InboxRecordReader reader;

    public Judge(Sources sources, int maxMessageBytes, InstantSource clock) {
        this.sources = sources;
        this.maxMessageBytes = maxMessageBytes;
        this.reader = new InboxRecordReader(clock, RecordSize.maxRegistration(maxMessageBytes));
    }

    Redriven judge(RejectedRecord record) {
        byte[] value = record.value();
        if (value == null) {
            return still(record, keyOf(record), "no value");
        }
        InboxRecordReader.Value read = reader.deserialize(record.place().topic(), value);
        if (read.input() == null) {
            return still(record, keyOf(record), String.valueOf(read.problem()));
        }
        TaskKey key = read.input().key();
        String refusal = sources.refusal(read.input());
        if (refusal != null) {
            return still(record, key, refusal);
        }
        return RecordSize.canBePassedOn(record.key(), value, record.headers(), maxMessageBytes)
                ? new Redriven(record.place().toString(), key, Fate.SENT_AGAIN, "")
                : still(record, key, "too large to be passed on");
    }

    private static Redriven still(RejectedRecord record, @Nullable TaskKey key, String reason) {
        return new Redriven(record.place().toString(), key, Fate.STILL_REJECTED, reason);
    }

    private static @Nullable TaskKey keyOf(RejectedRecord record) {
        byte[] key = record.key();
        try {
            return key == null ? null : TaskKey.parse(new String(key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
