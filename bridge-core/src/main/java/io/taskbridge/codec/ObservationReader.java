// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.taskbridge.codec.TaskFields.OfError;
import io.taskbridge.codec.TaskFields.OfKept;
import io.taskbridge.codec.TaskFields.OfObservation;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Reads an observation within a message of {@code task.proto}. For one message. */
final class ObservationReader {
    private final CodedInputStream in;

    /** @param in at the length of the observation */
    ObservationReader(CodedInputStream in) {
        this.in = in;
    }

    Observation observation() throws IOException {
        int outer = ProtoValues.begin(in);
        TaskState state = null;
        String providerStatus = null;
        String target = null;
        Instant occurredAt = null;
        Map<String, String> attributes = Map.of();
        TaskError error = null;
        RawJson output = null;
        ResultOmitted omitted = null;
        boolean awaited = false;
        ResultRef kept = null;
        Via via = null;
        Instant observedAt = null;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case OfObservation.STATE -> state = TaskState.valueOf(in.readString());
                case OfObservation.PROVIDER_STATUS -> providerStatus = in.readString();
                case OfObservation.TARGET -> target = in.readString();
                case OfObservation.OCCURRED_AT -> occurredAt = ProtoValues.instant(in);
                case OfObservation.ATTRIBUTES -> attributes = ProtoValues.with(attributes, in);
                case OfObservation.ERROR -> error = error();
                case OfObservation.OUTPUT -> output = RawValues.whole(in.readByteArray());
                case OfObservation.OUTPUT_OMITTED -> omitted = ResultOmitted.valueOf(in.readString());
                case OfObservation.OUTPUT_AWAITED -> awaited = in.readBool();
                case OfObservation.OUTPUT_KEPT -> kept = kept();
                case OfObservation.VIA -> via = Via.valueOf(in.readString());
                case OfObservation.OBSERVED_AT -> observedAt = ProtoValues.instant(in);
                default -> in.skipField(tag);
            }
        }
        in.popLimit(outer);
        Report report = new Report(
                requireNonNull(state),
                providerStatus,
                target,
                occurredAt,
                new Output(output, omitted, awaited, kept),
                error,
                attributes);
        return new Observation(report, requireNonNull(via), requireNonNull(observedAt));
    }

    private TaskError error() throws IOException {
        int outer = ProtoValues.begin(in);
        String code = null;
        String message = "";
        JsonNode detail = null;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case OfError.CODE -> code = in.readString();
                case OfError.MESSAGE -> message = in.readString();
                case OfError.DETAIL -> detail = Json.readRecord(in.readByteArray());
                default -> in.skipField(tag);
            }
        }
        in.popLimit(outer);
        return new TaskError(code, message, detail);
    }

    private ResultRef kept() throws IOException {
        int outer = ProtoValues.begin(in);
        String url = "";
        String sha256 = "";
        long bytes = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case OfKept.URL -> url = in.readString();
                case OfKept.SHA256 -> sha256 = in.readString();
                case OfKept.BYTES -> bytes = in.readInt64();
                default -> in.skipField(tag);
            }
        }
        in.popLimit(outer);
        return new ResultRef(url, sha256, bytes);
    }
}
