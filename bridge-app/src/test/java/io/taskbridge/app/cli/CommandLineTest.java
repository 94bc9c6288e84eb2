// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Main;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What all commands have in common. */
class CommandLineTest {
    private static Typed type(String... args) {
        return Typed.at(Main.commandLine(name -> null), args);
    }

    private static Typed fail(Exception failure) {
        @Command(name = "fail")
        class Failing implements Runnable {
            @Override
            public void run() {
                throw new IllegalStateException("not thrown");
            }
        }
        CommandLine commands = ErrorHandling.install(new CommandLine(new Failing()))
                .setExecutionStrategy(parsed -> {
                    throw new CommandLine.ExecutionException(
                            parsed.commandSpec().commandLine(), "", failure);
                });
        return Typed.at(commands);
    }

    @Test
    void noCommandPrintsTheUsageAndIsAnError() {
        Typed typed = type();

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("Usage: bridge", "track", "tail", "check", "A command is missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"track", "tail", "check"})
    void everyCommandHasHelp(String command) {
        Typed typed = type(command, "--help");

        assertThat(typed.exitCode()).isEqualTo(0);
        assertThat(typed.out()).startsWith("Usage: bridge " + command).contains("--help");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void helpListsTheExitCodes() {
        assertThat(type("--help").out())
                .contains("0   fine", "1   configuration", "2   could not start", "3   stopped by");
    }

    @Test
    void helpShowsDefaults() {
        assertThat(type("tail", "--help").out()).contains("[localhost:9092]", "[task-events]");
    }

    @Test
    void versionIsDevWithoutAManifest() {
        Typed typed = type("--version");

        assertThat(typed).isEqualTo(new Typed(0, "Taskbridge dev" + System.lineSeparator(), ""));
    }

    @Test
    void unknownCommandIsAUsageErrorWithAHint() {
        Typed typed = type("chek");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("'chek'", "Did you mean: bridge check?", "Try 'bridge --help'.");
    }

    @Test
    void unknownOptionIsAUsageErrorWithAHint() {
        Typed typed = type("tail", "--topics", "a");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("--topics", "Try 'bridge tail --help'.");
    }

    @Test
    void missingOptionNamesTheOneThatWasPerhapsMisspelt() {
        Typed typed = type("check", "--confg", "a");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("'--config=FILE'", "--confg");
    }

    @Test
    void argumentsThatBeginWithAnAtSignAreNotFiles() {
        assertThat(type("@pom.xml").err()).contains("'@pom.xml'");
    }

    @Test
    void unexpectedFaultShowsNoStackTrace() {
        Typed typed = fail(new IOException("disk full"));

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).isEqualTo("Unexpected fault: java.io.IOException: disk full" + System.lineSeparator());
    }

    @Test
    void failedCommandEndsWithItsOwnCode() {
        Typed typed = fail(new CommandFailure(ExitCode.NOT_STARTED, "The port is taken."));

        assertThat(typed).isEqualTo(new Typed(2, "", "The port is taken." + System.lineSeparator()));
    }
}
