// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.poll.PollSchedule;
import io.taskbridge.poll.SourceGate;
import io.taskbridge.poll.Why;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What polling knows of one task.
 *
 * @param nextPollAt null while a request is under way or nobody may be asked
 * @param reason why then, or why nobody may be asked, in plain words; null while a request is under way
 */
public record PollView(
        int polls, @Nullable Instant nextPollAt, @Nullable String reason) {
    static PollView of(Watch watch, Holds holds, Agenda agenda, SourceGate gate, long nowMillis) {
        String held = holds.reason();
        if (held != null) {
            return new PollView(watch.polls, null, held);
        }
        long due = agenda.dueAt(watch, nowMillis);
        long ready = gate.readyAt(nowMillis);
        Why why = agenda.why(watch);
        if (why == null || due == PollSchedule.NEVER || ready == PollSchedule.NEVER) {
            return new PollView(watch.polls, null, null);
        }
        String reason = due >= ready ? why.words() : "the source may be asked again then";
        return new PollView(watch.polls, Instant.ofEpochMilli(Math.max(due, ready)), reason);
    }
}
