// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What the JVM's second compiler leaves to the first. A start loads ten thousand classes and links two thousand lambdas;
 * what does that becomes so hot that it is compiled for seconds, and is not needed again. A jar cannot have options of
 * the JVM, but one that runs can be told.
 */
final class CompilerDirectives {
    private CompilerDirectives() {}

    /** Takes a third of a second of processor time and returns at once. */
    static void giveMeanwhile() {
        Thread thread = new Thread(CompilerDirectives::give, "compiler-directives");
        thread.setDaemon(true);
        thread.start();
    }

    /** Blocks. The JVM's answer; another JVM than HotSpot has none, and a start takes its time. */
    static String give() {
        try {
            Path file = Files.createTempFile("taskbridge-compiler", ".json");
            // Should the program end before the next lines do.
            file.toFile().deleteOnExit();
            try (InputStream directives = CompilerDirectives.class.getResourceAsStream("/jvm/directives.json")) {
                Files.copy(requireNonNull(directives), file, StandardCopyOption.REPLACE_EXISTING);
                return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "compilerDirectivesAdd",
                                new Object[] {new String[] {file.toString()}},
                                new String[] {String[].class.getName()}));
            } finally {
                Files.delete(file);
            }
        } catch (IOException | JMException | RuntimeException e) {
            return "";
        }
    }
}
