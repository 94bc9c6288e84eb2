// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends the processes of a run that is itself ended, by whatever means: a shell that is told who lives, and kills them
 * all when nobody talks to it any more. Thread-safe.
 */
public final class LastWill implements AutoCloseable {
    private static final String EXECUTOR =
            "trap '' INT TERM HUP; while read -r line; do living=$line; done; kill -9 $living";

    private final Set<Process> living = new LinkedHashSet<>();
    private final Process executor;
    private final OutputStream ear;

    public LastWill() throws IOException {
        executor = new ProcessBuilder("sh", "-c", EXECUTOR)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ear = executor.getOutputStream();
    }

    synchronized void include(Process process) throws IOException {
        living.removeIf(other -> !other.isAlive());
        living.add(process);
        String pids = living.stream().map(one -> Long.toString(one.pid())).collect(Collectors.joining(" "));
        ear.write((pids + "\n").getBytes(StandardCharsets.US_ASCII));
        ear.flush();
    }

    /** Ends them now. */
    @Override
    public synchronized void close() {
        living.forEach(Process::destroyForcibly);
        living.forEach(process -> process.onExit().join());
        executor.destroyForcibly().onExit().join();
    }
}
