// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Instant;

/** What one poll or webhook says about a task at one time. */
public record Observation(Report report, Via via, Instant observedAt) {
    public Observation with(Output output) {
        return new Observation(report.with(output), via, observedAt);
    }
}
