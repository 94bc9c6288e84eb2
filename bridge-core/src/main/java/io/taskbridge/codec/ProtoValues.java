// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.taskbridge.codec.TaskFields.OfInstant;
import io.taskbridge.codec.TaskFields.OfText;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What fields of {@code task.proto} have in common. Stateless. */
final class ProtoValues {
    private ProtoValues() {}

    /** The next text, and those before it. */
    static Map<String, String> with(Map<String, String> before, CodedInputStream in) throws IOException {
        int outer = begin(in);
        String name = "";
        String value = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case OfText.NAME -> name = in.readString();
                case OfText.VALUE -> value = in.readString();
                default -> in.skipField(tag);
            }
        }
        in.popLimit(outer);
        if (before.isEmpty()) {
            return Map.of(name, value);
        }
        Map<String, String> all = before instanceof HashMap ? before : new HashMap<>(before);
        all.put(name, value);
        return all;
    }

    static Instant instant(CodedInputStream in) throws IOException {
        int outer = begin(in);
        long seconds = 0;
        int nanos = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case OfInstant.SECONDS -> seconds = in.readInt64();
                case OfInstant.NANOS -> nanos = in.readInt32();
                default -> in.skipField(tag);
            }
        }
        in.popLimit(outer);
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /** A message within: reading ends where it ends, until the limit is set back. */
    static int begin(CodedInputStream in) throws IOException {
        return in.pushLimit(in.readUInt32());
    }
}
