// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import io.taskbridge.app.demo.ScriptGenerator;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.app.demo.show.BridgeClient;
import io.taskbridge.app.demo.show.DemoSource;
import io.taskbridge.app.demo.show.TaskFeeder;
import io.taskbridge.webhook.Secret;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate}: the simulated providers alone, to develop against; optionally with a stream of tasks. */
@Command(name = "simulate", exitCodeOnInvalidInput = 1, description = "Runs the simulated providers until Ctrl-C.")
public final class SimulateCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8090",
            description = "Where all providers listen, each below its own path (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides ids and how tasks go (default: ${DEFAULT-VALUE}).")
    private long seed;

    @ArgGroup(exclusive = false)
    private @Nullable Stream stream;

    /** What turns the simulation into a source of tasks. */
    static final class Stream {
        @Option(
                names = "--register",
                paramLabel = "URL",
                required = true,
                description = "Submits tasks and registers each at this bridge, whose sources are named "
                        + "baseten, scale, vessl and zai.")
        private String bridge = "";

        @Option(names = "--token", paramLabel = "T", description = "The bridge's API token.")
        private @Nullable String token;

        @Option(
                names = "--every",
                paramLabel = "DURATION",
                defaultValue = "500ms",
                converter = DurationOption.class,
                description = "Time between two tasks (default: ${DEFAULT-VALUE}).")
        private Duration every = Duration.ZERO;

        @Option(names = "--tasks", paramLabel = "N", description = "How many tasks (default: no end).")
        private long tasks = Long.MAX_VALUE;
    }

    @Override
    public Integer call() throws Exception {
        return StopSignal.interrupting(this::simulate);
    }

    private int simulate() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Vertx vertx = Vertx.vertx();
        try {
            SimulationOptions options =
                    SimulationOptions.defaults(seed, Clock.systemUTC()).listeningOn("0.0.0.0", port);
            AsyncResult<SimulatedProviders> start = SimulatedProviders.start(vertx, options)
                    .transform(Future::succeededFuture)
                    .await();
            if (start.failed()) {
                spec.commandLine().getErr().println("--port: " + port + ": cannot listen: " + start.cause());
                return ExitCode.NOT_STARTED;
            }
            SimulatedProviders providers = start.result();
            new SimulationGuide(providers).print(out);
            out.println("Webhooks are signed with "
                    + options.webhookSecrets().get(0).reveal());
            out.flush();
            if (stream != null) {
                feed(vertx, providers, stream);
            }
            new CountDownLatch(1).await();
            return ExitCode.FINE;
        } finally {
            vertx.close().await();
        }
    }

    private void feed(Vertx vertx, SimulatedProviders providers, Stream from) {
        Secret token = from.token == null ? null : new Secret(from.token);
        BridgeClient bridge = new BridgeClient(vertx, from.bridge, token);
        ScriptGenerator scripts = new ScriptGenerator(seed, SHORTEST, LONGEST);
        new TaskFeeder(vertx, providers, scripts, DemoSource.PLAIN, bridge, (source, task) -> {})
                .feed(from.tasks, from.every)
                .onFailure(refused -> spec.commandLine().getErr().println("--register: " + refused.getMessage()));
    }
}
