// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGINT and SIGTERM into an orderly end with exit code 0; left alone, the JVM would end with 130 or 143. The
 * stop action runs on a thread of its own; {@link #close} says that the command has ended and must be called by the
 * thread that runs it.
 */
public final class StopSignal implements AutoCloseable {
    private static final Duration CLEAN_UP_LIMIT = Duration.ofSeconds(20);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private StopSignal(Runnable stop, Duration limit) {
        hook = new Thread(() -> end(stop, limit), "stop-signal");
    }

    /**
     * From now on a signal runs the action.
     *
     * @param limit how long the command may take to end; then it is cut off, with {@link ExitCode#FAULT}
     */
    public static StopSignal runs(Runnable stop, Duration limit) {
        StopSignal signal = new StopSignal(stop, limit);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Runs a command that a signal interrupts; it cleans up within 20 seconds, and the program ends with 0. */
    public static int interrupting(Callable<Integer> command) throws Exception {
        StopSignal signal = runs(Thread.currentThread()::interrupt, CLEAN_UP_LIMIT);
        try {
            return command.call();
        } catch (InterruptedException e) {
            return ExitCode.FINE;
        } finally {
            signal.close();
        }
    }

    private void end(Runnable stop, Duration limit) {
        boolean orderly = false;
        try {
            stop.run();
            orderly = ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            System.out.flush();
            // The only way to choose the exit code once a signal has come.
            Runtime.getRuntime().halt(orderly ? ExitCode.FINE : ExitCode.FAULT);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            ended.countDown();
        }
    }
}
