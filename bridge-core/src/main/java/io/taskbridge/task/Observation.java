// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Instant;
import java.util.Objects;

/** What one poll or webhook says about a task at one time. */
public record Observation(Report report, Via via, Instant observedAt) {
    public Observation {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(via, "via");
        Objects.requireNonNull(observedAt, "observedAt");
    }

    public Observation with(Output output) {
        return new Observation(report.with(output), via, observedAt);
    }

    /** What is kept of it once it is published: why there is no output, not the output; the error in short. */
    Observation remembered() {
        return shortened().with(new Output(null, report.output().omitted(), false, null));
    }

    /** The same with its error in short. */
    public Observation shortened() {
        TaskError error = report.error();
        return error == null ? this : new Observation(report.with(error.remembered()), via, observedAt);
    }
}
