// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import io.taskbridge.app.RedriveStage;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.ConfigException;
import io.taskbridge.app.redrive.Redrive;
import io.taskbridge.app.redrive.RedriveException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends rejected records again, as far as they are understood now. */
@Command(
        name = "redrive",
        description = "Sends the records on topics.rejected again that are understood now, such as those of a source "
                + "that has been configured since; puts the others back. Prints places, keys and reasons, no values. "
                + "Killed or repeated, it repeats nothing.")
public final class RedriveCommand implements Callable<Integer> {
    private final Function<String, @Nullable String> environment;
    private final InstantSource clock = InstantSource.system();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration of the bridge, YAML.")
    private Path config = Path.of("");

    @Option(names = "--dry-run", description = "Says what would happen, and changes nothing.")
    private boolean dryRun;

    public RedriveCommand(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException {
        BridgeConfig read = BridgeConfig.load(config, environment);
        boolean embedded = read.kafka().bootstrapServers() == null;
        if (embedded && read.kafka().embedded().port() == 0) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "kafka.embedded.port: 0: must be the port of the bridge that runs; or give kafka.bootstrapServers");
        }
        Redrive.Mode mode = dryRun ? Redrive.Mode.DRY_RUN : Redrive.Mode.SEND;
        try (Redrive redrive = RedriveStage.open(read, clock, mode)) {
            return run(redrive, mode);
        } catch (RedriveException e) {
            String kafka = "Kafka at " + RedriveStage.bootstrapServers(read)
                    + (embedded ? ", the one that a running bridge brings along: " : ": ");
            throw new CommandFailure(ExitCode.NOT_STARTED, kafka + Printable.of(String.valueOf(e.getMessage())));
        }
    }

    private int run(Redrive redrive, Redrive.Mode mode) {
        PrintWriter out = spec.commandLine().getOut();
        RedriveScreen screen = new RedriveScreen(out, spec.commandLine().getErr(), mode, redrive.left());
        try {
            redrive.run(screen::show);
            return ExitCode.FINE;
        } catch (KafkaException e) {
            throw new CommandFailure(
                    ExitCode.FAULT,
                    overtaken(e)
                            ? "Stopped: another redrive has begun, and goes on from here."
                            : "Stopped: " + Printable.of(String.valueOf(e.getMessage()))
                                    + ". What is listed above is done; run it again to go on.");
        } finally {
            screen.summarize();
        }
    }

    private static boolean overtaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }
}
