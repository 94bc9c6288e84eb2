// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.chaos.Violation.Kind;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is known of one task: what had to happen, from the ledger, and what Kafka says. For one thread. */
final class Story {
    private final Marks all = new Marks();
    private final Marks byState = new Marks();
    private @Nullable List<TaskState> path;
    private int output;
    private @Nullable String omitted;
    private @Nullable TaskState state;
    private int seenOutput;
    private @Nullable String seenOmitted;

    void expect(LedgerEntry entry) {
        path = entry.path();
        output = fingerprint(entry.output());
        omitted = entry.omitted();
    }

    boolean ended() {
        return state != null && state.terminal();
    }

    /** The next event of the topic of all events. */
    void tell(Sighting seen, BiConsumer<Kind, String> violations) {
        if (all.has(seen.sequence())) {
            violations.accept(Kind.REPEATED, "sequence " + seen.sequence() + " comes again, to " + seen.to());
            all.add(seen.sequence(), seen.to());
            return;
        }
        int expected = all.last() + 1;
        if (seen.sequence() > expected) {
            violations.accept(Kind.LOST, "sequence " + seen.sequence() + " where " + expected + " was due");
        } else if (seen.sequence() < expected) {
            violations.accept(Kind.OUT_OF_ORDER, "sequence " + seen.sequence() + " after " + all.last());
        }
        TaskState before = state == null ? TaskState.TRACKED : state;
        if (seen.from() != before) {
            violations.accept(Kind.ILLEGAL, "from " + seen.from() + " where it was " + before);
        }
        boolean lateOutput = seen.late() && ResultOmitted.WEBHOOK_MISSED.word().equals(seenOmitted);
        if (ended() && !lateOutput) {
            Kind kind = seen.to().terminal() ? Kind.REPEATED : Kind.ILLEGAL;
            violations.accept(kind, "to " + seen.to() + " after it had ended, " + state);
        }
        all.add(seen.sequence(), seen.to());
        state = seen.to();
        seenOutput = fingerprint(seen.output());
        seenOmitted = seen.omitted();
    }

    /** The next event of some state's topic. */
    void retell(Sighting seen, BiConsumer<Kind, String> violations) {
        if (byState.has(seen.sequence())) {
            violations.accept(Kind.REPEATED, "sequence " + seen.sequence() + " comes again on a topic of its state");
        }
        byState.add(seen.sequence(), seen.to());
    }

    /** After the last event. */
    void judge(BiConsumer<Kind, String> violations) {
        if (!all.agrees(byState)) {
            violations.accept(Kind.DISAGREEMENT, "one topic holds " + all + ", those by state " + byState);
        }
        if (path == null) {
            violations.accept(Kind.UNKNOWN_TASK, "nobody submitted it, yet there are " + all);
            return;
        }
        if (!ended()) {
            violations.accept(Kind.LOST, "has no end: " + all + " of " + path);
            return;
        }
        if (!all.states().isEmpty() && !within(path)) {
            violations.accept(Kind.OUT_OF_ORDER, all + " where it went through " + path);
        }
        boolean missed = ResultOmitted.WEBHOOK_MISSED.word().equals(seenOmitted);
        boolean right = seenOutput == output && Objects.equals(seenOmitted, omitted);
        if (state != path.get(path.size() - 1) || !right) {
            violations.accept(
                    Kind.WRONG_OUTCOME,
                    state + " of " + path + (missed ? ", its webhook was missed" : ", or a wrong output"));
        }
    }

    /** Whether what was seen is what happened, with or without gaps. */
    private boolean within(List<TaskState> truth) {
        Iterator<TaskState> went = truth.iterator();
        TaskState last = null;
        for (TaskState seen : all.states()) {
            boolean found = seen == last && seen == TaskState.COMPLETED;
            while (!found && went.hasNext()) {
                found = went.next() == seen;
            }
            if (!found) {
                return false;
            }
            last = seen;
        }
        return true;
    }

    /** JSON null and none at all are told apart by the reason for having none. */
    private static int fingerprint(@Nullable JsonNode json) {
        return json == null || json.isNull() || json.isMissingNode() ? 0 : json.hashCode();
    }
}
