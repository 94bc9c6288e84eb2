// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

/** One of the questions that the benchmark asks. */
interface Workload {
    /** What it is about, for whoever waits for it. */
    String purpose();

    void run(Lab lab) throws InterruptedException;
}
