// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.taskbridge.codec.TaskFields.OfTask;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.TraceContext;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message of {@code task.proto} straight into what it means: a bridge that takes over reads a million. What is
 * no such message makes it throw whatever comes first. For one message.
 */
final class TaskReader {
    private final CodedInputStream in;

    private @Nullable String source;
    private @Nullable String id;
    private @Nullable String target;
    private Map<String, String> labels = Map.of();
    private @Nullable Instant submittedAt;
    private @Nullable Instant requestedDeadline;
    private @Nullable TraceContext trace;
    private @Nullable TaskState state;
    private boolean untracked;
    private @Nullable Instant wakeAt;

    TaskReader(byte[] bytes) {
        in = CodedInputStream.newInstance(bytes);
    }

    /** Reads no further than the key, which {@link TaskWriter} puts first. */
    TaskKey key() throws IOException {
        while (source == null || id == null) {
            int tag = in.readTag();
            if (tag == 0) {
                throw new IOException("no key");
            }
            skipUnless(ofKey(tag), tag);
        }
        return named();
    }

    TaskOutline outline() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            skipUnless(ofOutline(tag), tag);
        }
        return new TaskOutline(named(), requireNonNull(state), untracked, requireNonNull(wakeAt));
    }

    Registration registration() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            skipUnless(ofRegistration(tag), tag);
        }
        return registered();
    }

    Task task() throws IOException {
        String provider = null;
        Instant trackedAt = null;
        Instant deadline = null;
        long sequence = 0;
        Observation last = null;
        Observation awaiting = null;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (ofRegistration(tag) || ofOutline(tag)) {
                continue;
            }
            switch (WireFormat.getTagFieldNumber(tag)) {
                case OfTask.PROVIDER -> provider = in.readString();
                case OfTask.TRACKED_AT -> trackedAt = ProtoValues.instant(in);
                case OfTask.DEADLINE -> deadline = ProtoValues.instant(in);
                case OfTask.SEQUENCE -> sequence = in.readInt64();
                case OfTask.LAST -> last = new ObservationReader(in).observation();
                case OfTask.AWAITING -> awaiting = new ObservationReader(in).observation();
                default -> in.skipField(tag);
            }
        }
        return new Task(
                registered(),
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

    private TaskKey named() {
        return new TaskKey(requireNonNull(source), requireNonNull(id));
    }

    private Registration registered() {
        return new Registration(named(), target, labels, submittedAt, requestedDeadline, trace);
    }

    private void skipUnless(boolean read, int tag) throws IOException {
        if (!read) {
            in.skipField(tag);
        }
    }

    /** Reads the field if it is one of the key's, which are there once: whoever reads the first has read the last. */
    private boolean ofKey(int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case OfTask.SOURCE -> source = once(source, in.readString());
            case OfTask.ID -> id = once(id, in.readString());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String once(@Nullable String before, String read) throws IOException {
        if (before != null) {
            throw new IOException("two keys");
        }
        return read;
    }

    private boolean ofOutline(int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case OfTask.STATE -> state = TaskState.valueOf(in.readString());
            case OfTask.UNTRACKED -> untracked = in.readBool();
            case OfTask.WAKE_AT -> wakeAt = ProtoValues.instant(in);
            default -> {
                return ofKey(tag);
            }
        }
        return true;
    }

    private boolean ofRegistration(int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case OfTask.TARGET -> target = in.readString();
            case OfTask.LABELS -> labels = ProtoValues.with(labels, in);
            case OfTask.SUBMITTED_AT -> submittedAt = ProtoValues.instant(in);
            case OfTask.REQUESTED_DEADLINE -> requestedDeadline = ProtoValues.instant(in);
            case OfTask.TRACE -> trace = TraceContext.parse(in.readString());
            default -> {
                return ofKey(tag);
            }
        }
        return true;
    }
}
