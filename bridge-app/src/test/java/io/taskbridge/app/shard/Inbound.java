// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.codec.InboxCodec;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What comes in, for tests: tasks of one source, all tracked at one time. */
public final class Inbound {
    public static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    public static final String SOURCE = "zai";

    private Inbound() {}

    public static TaskKey key(String id) {
        return new TaskKey(SOURCE, id);
    }

    public static Registration registration(String id) {
        return new Registration(key(id), null, Map.of(), null, null);
    }

    public static Input track(String id) {
        return new Input.Track(registration(id), START);
    }

    public static Input untrack(String id) {
        return new Input.Untrack(key(id), START);
    }

    public static Input seen(String id, TaskState state) {
        return observed(id, Report.of(state, state.name()), Via.POLL);
    }

    public static Input observed(String id, Report report, Via via) {
        return new Input.Observed(key(id), new Observation(report, via, START));
    }

    public static InboxRecord record(long offset, Input input) {
        return new InboxRecord(offset, input.key().bytes(), new byte[] {1}, List.of(), input, null);
    }

    public static InboxRecord track(long offset, String id) {
        byte[] value = InboxCodec.track(registration(id));
        return new InboxRecord(offset, key(id).bytes(), value, List.of(), track(id), null);
    }

    /** A record whose value nobody understands. */
    public static InboxRecord garbage(long offset, byte[] value, String problem) {
        List<InboxRecord.Header> headers = List.of(new InboxRecord.Header("origin", utf8("elsewhere")));
        return new InboxRecord(offset, utf8("the key"), value, headers, null, problem);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
