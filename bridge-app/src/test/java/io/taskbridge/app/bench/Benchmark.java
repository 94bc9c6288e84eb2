// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import java.io.IOException;
import java.io.PrintStream;

/** Something that is measured under a name of its own. To add one, write it and list it in {@link BenchMain}. */
public interface Benchmark {
    /** By which it is asked for, and its file is named. */
    String name();

    /**
     * Measures.
     *
     * @param findings takes the figures
     * @param out takes the tables; progress goes to standard error
     */
    void run(BenchOptions options, Findings findings, PrintStream out) throws IOException, InterruptedException;
}
