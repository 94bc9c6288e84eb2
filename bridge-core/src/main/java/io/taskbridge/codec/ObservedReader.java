// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.taskbridge.codec.TaskFields.OfObserved;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.TaskKey;
import java.io.IOException;

/** Reads what a bridge has observed from an inbox record. What is no such message makes it throw whatever comes first. */
final class ObservedReader {
    private ObservedReader() {}

    /** Whether it begins as {@link TaskWriter} has it; no JSON does. */
    static boolean begins(byte[] record) {
        return record.length > 0 && WireFormat.getTagFieldNumber(record[0]) == OfObserved.SOURCE;
    }

    static Input.Observed read(byte[] record) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(record);
        String source = null;
        String id = null;
        Observation observation = null;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case OfObserved.SOURCE -> source = in.readString();
                case OfObserved.ID -> id = in.readString();
                case OfObserved.OBSERVATION -> observation = new ObservationReader(in).observation();
                default -> in.skipField(tag);
            }
        }
        return new Input.Observed(new TaskKey(requireNonNull(source), requireNonNull(id)), requireNonNull(observation));
    }
}
