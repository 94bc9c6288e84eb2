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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The program's entry: nothing but the list of its commands. */
public final class Main {
    /** The commands that start a bridge. */
    private static final Set<String> BRIDGES = Set.of("serve", "demo");

    /** How long an event loop goes on with tasks before it looks at its connections. */
    static final String LOOP_MILLIS = "io.netty.eventLoop.maxTaskProcessingQuantumMs";

    private Main() {}

    public static void main(String[] args) {
        tellNetty();
        String called = args.length == 0 ? "" : args[0];
        if (BRIDGES.contains(called)) {
            CompilerDirectives.giveMeanwhile();
        }
        // Over a plain PrintStream, so that a command can tell when nobody reads its output any more.
        System.exit(commandLine(System::getenv, called)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    /** Before Netty looks, which it does once. What the JVM was started with stands. */
    static void tellNetty() {
        // It would set up the JVM's flight recorder for events that nobody reads, which takes a start 0.1 s.
        System.getProperties().putIfAbsent("io.netty.jfr.enabled", "false");
        // An event loop whose tasks bring about others would look at no connection for a second. The least that there
        // is.
        System.getProperties().putIfAbsent(LOOP_MILLIS, "100");
    }

    /** All commands, for one environment. */
    public static CommandLine commandLine(Function<String, @Nullable String> environment) {
        return commandLine(environment, "");
    }

    /** The one that is called, if there is one of that name: to describe all of them takes longer. */
    private static CommandLine commandLine(Function<String, @Nullable String> environment, String called) {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("serve", () -> new ServeCommand(environment));
        all.put("demo", () -> new DemoCommand(BridgeStage::open));
        all.put("simulate", SimulateCommand::new);
        all.put("track", () -> new TrackCommand(environment));
        all.put("tail", () -> new TailCommand(environment));
        all.put("redrive", () -> new RedriveCommand(environment));
        all.put("check", () -> new CheckCommand(environment));
        if (all.containsKey(called)) {
            all.keySet().retainAll(Set.of(called));
        }
        CommandLine commands = new CommandLine(new RootCommand());
        all.forEach((name, command) -> commands.addSubcommand(name, command.get()));
        return ErrorHandling.install(commands);
    }
}
