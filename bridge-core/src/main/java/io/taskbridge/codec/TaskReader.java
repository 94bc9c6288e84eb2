// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.taskbridge.codec.TaskFields.OfError;
import io.taskbridge.codec.TaskFields.OfInstant;
import io.taskbridge.codec.TaskFields.OfKept;
import io.taskbridge.codec.TaskFields.OfObservation;
import io.taskbridge.codec.TaskFields.OfTask;
import io.taskbridge.codec.TaskFields.OfText;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.TraceContext;
import io.taskbridge.task.Via;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a message of {@code task.proto} straight into what it means: a bridge that takes over reads a million. What is
 * no such message makes it throw whatever comes first. For one message.
 */
final class TaskReader {
    private final CodedInputStream in;

    TaskReader(byte[] bytes) {
        in = CodedInputStream.newInstance(bytes);
    }

    Task task() throws IOException {
        String source = null;
        String id = null;
        String target = null;
        Map<String, String> labels = Map.of();
        Instant submittedAt = null;
        Instant requestedDeadline = null;
        TraceContext trace = null;
        String provider = null;
        Instant trackedAt = null;
        Instant deadline = null;
        TaskState state = null;
        long sequence = 0;
        Observation last = null;
        Observation awaiting = null;
        boolean untracked = false;
        Instant wakeAt = null;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case OfTask.SOURCE -> source = in.readString();
                case OfTask.ID -> id = in.readString();
                case OfTask.TARGET -> target = in.readString();
                case OfTask.LABELS -> labels = with(labels);
                case OfTask.SUBMITTED_AT -> submittedAt = instant();
                case OfTask.REQUESTED_DEADLINE -> requestedDeadline = instant();
                case OfTask.TRACE -> trace = TraceContext.parse(in.readString());
                case OfTask.PROVIDER -> provider = in.readString();
                case OfTask.TRACKED_AT -> trackedAt = instant();
                case OfTask.DEADLINE -> deadline = instant();
                case OfTask.STATE -> state = TaskState.valueOf(in.readString());
                case OfTask.SEQUENCE -> sequence = in.readInt64();
                case OfTask.LAST -> last = observation();
                case OfTask.AWAITING -> awaiting = observation();
                case OfTask.UNTRACKED -> untracked = in.readBool();
                case OfTask.WAKE_AT -> wakeAt = instant();
                default -> in.skipField(tag);
            }
        }
        TaskKey key = new TaskKey(requireNonNull(source), requireNonNull(id));
        return new Task(
                new Registration(key, target, labels, submittedAt, requestedDeadline, trace),
                requireNonNull(provider),
                requireNonNull(trackedAt),
                requireNonNull(deadline),
                requireNonNull(state),
                sequence,
                last,
                awaiting,
                untracked,
                requireNonNull(wakeAt));
    }

    private Observation observation() throws IOException {
        int outer = begin();
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
                case OfObservation.OCCURRED_AT -> occurredAt = instant();
                case OfObservation.ATTRIBUTES -> attributes = with(attributes);
                case OfObservation.ERROR -> error = error();
                case OfObservation.OUTPUT -> output = raw();
                case OfObservation.OUTPUT_OMITTED -> omitted = ResultOmitted.valueOf(in.readString());
                case OfObservation.OUTPUT_AWAITED -> awaited = in.readBool();
                case OfObservation.OUTPUT_KEPT -> kept = kept();
                case OfObservation.VIA -> via = Via.valueOf(in.readString());
                case OfObservation.OBSERVED_AT -> observedAt = instant();
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

    private RawJson raw() throws IOException {
        byte[] json = in.readByteArray();
        // Only for what it refuses.
        Json.readRecord(json);
        return new RawJson(new String(json, StandardCharsets.UTF_8));
    }

    private TaskError error() throws IOException {
        int outer = begin();
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
        int outer = begin();
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

    /** The next text, and those before it. */
    private Map<String, String> with(Map<String, String> before) throws IOException {
        int outer = begin();
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

    private Instant instant() throws IOException {
        int outer = begin();
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
    private int begin() throws IOException {
        return in.pushLimit(in.readUInt32());
    }
}
