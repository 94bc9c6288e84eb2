// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a bridge that run: started one after the other, stopped in reverse, each within its own limit and
 * whatever became of the others. Blocks; used by the thread that starts and stops the bridge.
 */
final class Parts {
    private static final Logger log = LoggerFactory.getLogger(Parts.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    /** All together; whoever stops the process gives it 10 seconds. */
    private static final Duration STOP_ALL_LIMIT = Duration.ofSeconds(9);

    private record Part(String name, Duration limit, Supplier<Future<?>> stop) {}

    private final Deque<Part> running = new ArrayDeque<>();

    /** Takes note of something that runs already. */
    void add(String name, Duration limit, Supplier<Future<?>> stop) {
        running.push(new Part(name, limit, stop));
    }

    void add(String name, Supplier<Future<?>> stop) {
        add(name, STOP_LIMIT, stop);
    }

    void deploy(Vertx vertx, String name, Deployable verticle) {
        String id = await(name, vertx.deployVerticle(verticle));
        add(name, () -> vertx.undeploy(id));
    }

    /** Several of a kind; they stop within {@code stopLimit}. */
    void deploy(Vertx vertx, String name, int instances, Duration stopLimit, Supplier<Deployable> verticles) {
        String id = await(name, vertx.deployVerticle(verticles, new DeploymentOptions().setInstances(instances)));
        add(name, stopLimit, () -> vertx.undeploy(id));
    }

    /**
     * @throws BridgeStartException naming what did not start, and why
     */
    static <T> T await(String what, Future<T> future) {
        try {
            return get(future, START_LIMIT);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new BridgeStartException(what + ": " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new BridgeStartException(what + ": did not start within " + START_LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BridgeStartException(what + ": interrupted", e);
        }
    }

    /** Returns when everything has stopped or had its time. */
    void stopAll() {
        long deadline = System.nanoTime() + STOP_ALL_LIMIT.toNanos();
        while (!running.isEmpty()) {
            Part part = running.pop();
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            try {
                get(part.stop().get(), left.compareTo(part.limit()) < 0 ? left : part.limit());
            } catch (TimeoutException e) {
                log.warn(
                        "{} did not stop within {} ms",
                        part.name(),
                        part.limit().toMillis());
            } catch (ExecutionException e) {
                log.warn("{} did not stop cleanly: {}", part.name(), String.valueOf(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> T get(Future<T> future, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
