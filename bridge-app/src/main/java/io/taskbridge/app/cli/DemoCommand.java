// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import io.taskbridge.app.demo.show.DemoStage;
import io.taskbridge.app.demo.show.DemoTheatre;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: everything in one process, with a verdict at the end. */
@Command(
        name = "demo",
        exitCodeOnInvalidInput = 1,
        description = "Runs Kafka, four simulated providers and the bridge in this process, prints every transition as "
                + "a Kafka consumer reads it, and checks that none is missing, repeated or wrong.")
public final class DemoCommand implements Callable<Integer> {
    private final DemoStage.Opener opener;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many tasks are submitted (default: ${DEFAULT-VALUE}).")
    private int tasks;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides how the tasks go (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--keep-running", description = "Goes on slowly after the summary, until Ctrl-C.")
    private boolean keepRunning;

    /** @param opener brings up the bridge and its Kafka */
    public DemoCommand(DemoStage.Opener opener) {
        this.opener = opener;
    }

    @Override
    public Integer call() throws Exception {
        if (tasks < 1 || tasks > 10_000) {
            throw new ParameterException(spec.commandLine(), "--tasks: " + tasks + ": must be 1 to 10000");
        }
        DemoTheatre theatre = new DemoTheatre(opener, spec.commandLine().getOut(), Ansi.AUTO);
        return StopSignal.interrupting(() -> theatre.play(tasks, seed, keepRunning) ? ExitCode.FINE : ExitCode.FAULT);
    }
}
