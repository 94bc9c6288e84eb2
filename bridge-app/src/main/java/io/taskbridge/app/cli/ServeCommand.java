// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import io.taskbridge.app.Bridge;
import io.taskbridge.app.BridgeStartException;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.ConfigException;
import io.taskbridge.app.config.ConfigSource;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a bridge until it is told to stop. */
@Command(name = "serve", description = "Runs the bridge until SIGTERM or Ctrl-C.")
public final class ServeCommand implements Callable<Integer> {
    private static final Duration STOP_LIMIT = Duration.ofMillis(9_500);

    private final Function<String, @Nullable String> environment;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration, YAML.")
    private Path config = Path.of("");

    public ServeCommand(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException {
        ConfigSource source = () -> BridgeConfig.load(config, environment);
        BridgeConfig read = source.load();
        CountDownLatch asked = new CountDownLatch(1);
        AtomicBoolean starting = new AtomicBoolean(true);
        StopSignal signal = StopSignal.runs(stop(asked, starting), STOP_LIMIT);
        try {
            Bridge bridge = Bridge.start(read, source, new VertxOptions());
            starting.set(false);
            awaitQuietly(asked);
            bridge.close();
        } catch (BridgeStartException e) {
            if (asked.getCount() > 0) {
                throw new CommandFailure(ExitCode.NOT_STARTED, String.valueOf(e.getMessage()));
            }
        } finally {
            signal.close();
        }
        return ExitCode.FINE;
    }

    /** A start that waits for something, such as Kafka, need not wait any longer. */
    private static Runnable stop(CountDownLatch asked, AtomicBoolean starting) {
        Thread starter = Thread.currentThread();
        return () -> {
            asked.countDown();
            if (starting.get()) {
                starter.interrupt();
            }
        };
    }

    /** Returns when asked to stop; an interruption says the same, and must not cut the closing short. */
    private static void awaitQuietly(CountDownLatch asked) {
        try {
            asked.await();
        } catch (InterruptedException e) {
            asked.countDown();
        }
    }
}
