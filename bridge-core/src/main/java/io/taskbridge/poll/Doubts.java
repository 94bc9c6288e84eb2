// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import io.taskbridge.provider.Reading;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a source's doubtful answers are believed: a task that is not found is LOST, and a doubtful report is true, if
 * the provider keeps saying so. A clear answer ends all doubt; trouble of the source or of ours neither adds to it nor ends it.
 * Immutable; what is doubted of a task is kept by whoever asks.
 */
public final class Doubts {
    /** The first time and two confirmations. */
    private static final int NOT_FOUND_TIMES = 3;

    private static final int DOUBTFUL_TIMES = 5;
    private static final int DOUBTFUL_GRACES = 10;

    private static final Report LOST = Report.of(TaskState.LOST, null)
            .with(new TaskError("not-found", "the provider does not know the task, or no longer", null));

    private final long graceMillis;

    /** @param notFoundGrace how long after its registration a task may still be unknown to its provider */
    public Doubts(Duration notFoundGrace) {
        this.graceMillis = notFoundGrace.toMillis();
    }

    /**
     * @param doubt what the last verdict on the task left, null if nothing
     * @param seenBefore whether a poll has ever seen the task
     */
    public Verdict weigh(
            @Nullable Doubt doubt, Reading reading, boolean seenBefore, long trackedAtMillis, long nowMillis) {
        return switch (reading.kind()) {
            case SEEN, UNMAPPED -> new Verdict(reading.report(), null);
            case THROTTLED, EXHAUSTED, REFUSED, UNAVAILABLE, GARBAGE, UNTAKEN -> new Verdict(null, doubt);
            case NOT_FOUND -> {
                Doubt now = Doubt.after(doubt, Reading.Kind.NOT_FOUND, nowMillis);
                boolean known = seenBefore || nowMillis - trackedAtMillis >= graceMillis;
                yield new Verdict(known && now.times() >= NOT_FOUND_TIMES ? LOST : null, now);
            }
            case DOUBTFUL -> {
                Doubt now = Doubt.after(doubt, Reading.Kind.DOUBTFUL, nowMillis);
                boolean persists =
                        now.times() >= DOUBTFUL_TIMES && nowMillis - now.sinceMillis() >= DOUBTFUL_GRACES * graceMillis;
                yield new Verdict(persists ? reading.report() : null, now);
            }
        };
    }
}
