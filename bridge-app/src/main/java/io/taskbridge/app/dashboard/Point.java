// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import io.taskbridge.task.TaskState;

/**
 * How one source stood at the end of one step.
 *
 * @param open tasks in flight, by state
 * @param perSecond transitions a second in the step
 * @param median of the detection delays of the last minute, in seconds; NaN without any
 * @param p99 of the same
 * @param budget share of the poll budget in use, 0 to 1
 */
record Point(Counts open, double perSecond, double median, double p99, double budget) {
    static final Point EMPTY = new Point(Counts.NONE, 0, Double.NaN, Double.NaN, 0);

    double value(Series series) {
        return switch (series) {
            case TRACKED -> open.of(TaskState.TRACKED.word());
            case QUEUED -> open.of(TaskState.QUEUED.word());
            case RUNNING -> open.of(TaskState.RUNNING.word());
            case PER_SECOND -> perSecond;
            case MEDIAN -> median;
            case P99 -> p99;
            case BUDGET -> budget;
        };
    }

    /** What is drawn, each with the name that the page knows it by. */
    enum Series {
        TRACKED("tracked"),
        QUEUED("queued"),
        RUNNING("running"),
        PER_SECOND("perSecond"),
        MEDIAN("median"),
        P99("p99"),
        BUDGET("budget");

        final String word;

        Series(String word) {
            this.word = word;
        }
    }
}
