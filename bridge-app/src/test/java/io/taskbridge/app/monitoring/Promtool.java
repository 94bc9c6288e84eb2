// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.monitoring;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Prometheus's own checker, where this machine has it. {@code -Dpromtool=required} makes its absence a failure; without
 * that nobody needs more than Java and Maven to run the tests.
 */
public final class Promtool {
    /** How it ended and what it said. */
    public record Verdict(int exit, String said) {}

    private final Path program;

    private Promtool(Path program) {
        this.program = program;
    }

    /** Ends the test where it is not there and need not be. */
    public static Promtool find() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":", -1))
                .map(dir -> Path.of(dir, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && "required".equals(System.getProperty("promtool"))) {
            throw new AssertionError("promtool is not on the PATH; Debian has it in the package prometheus");
        }
        Assumptions.assumeTrue(found.isPresent(), "promtool is not on the PATH");
        return new Promtool(found.get());
    }

    public Verdict run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(process.waitFor(), said);
    }
}
