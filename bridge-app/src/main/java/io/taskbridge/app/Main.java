// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.taskbridge.app.cli.CheckCommand;
import io.taskbridge.app.cli.DemoCommand;
import io.taskbridge.app.cli.ErrorHandling;
import io.taskbridge.app.cli.RedriveCommand;
import io.taskbridge.app.cli.RootCommand;
import io.taskbridge.app.cli.ServeCommand;
import io.taskbridge.app.cli.SimulateCommand;
import io.taskbridge.app.cli.TailCommand;
import io.taskbridge.app.cli.TrackCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The program's entry: nothing but the list of its commands. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Over a plain PrintStream, so that a command can tell when nobody reads its output any more.
        System.exit(commandLine(System::getenv)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    /** All commands, for one environment. */
    public static CommandLine commandLine(Function<String, @Nullable String> environment) {
        CommandLine commands = new CommandLine(new RootCommand())
                .addSubcommand(new ServeCommand(environment))
                .addSubcommand(new DemoCommand(BridgeStage::open))
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new TrackCommand(environment))
                .addSubcommand(new TailCommand())
                .addSubcommand(new RedriveCommand(environment))
                .addSubcommand(new CheckCommand(environment));
        return ErrorHandling.install(commands);
    }
}
