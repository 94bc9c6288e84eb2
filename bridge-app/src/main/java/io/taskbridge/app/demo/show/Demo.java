// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import io.taskbridge.app.demo.Ledger;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Has tasks submitted and registered, shows every event that comes of them, and compares the whole with the truth.
 * {@link #run} blocks, so it belongs to no event loop.
 */
final class Demo {
    private final DemoPlan plan;
    private final Vertx vertx;
    private final Clock clock;
    private final DemoScreen screen;
    private final Tally tally;
    /** Completes when there is nothing left to wait for, with the trouble that made it so if there was any. */
    private final CompletableFuture<Optional<String>> over = new CompletableFuture<>();

    Demo(DemoPlan plan, Vertx vertx, Clock clock, DemoScreen screen, Ledger ledger) {
        this.plan = plan;
        this.vertx = vertx;
        this.clock = clock;
        this.screen = screen;
        this.tally = new Tally(ledger);
    }

    /** @param feeder makes the feeder, given the tally to tell of each task */
    Report run(EventFeed events, Function<Tally, TaskFeeder> feeder) throws InterruptedException {
        events.start(this::show);
        feeder.apply(tally)
                .feed(plan.tasks(), plan.pace())
                .onFailure(refused -> over.complete(Optional.of(String.valueOf(refused.getMessage()))));
        awaitEnd(clock.instant().plus(plan.limit()));
        vertx.timer(plan.aftermath().toMillis(), TimeUnit.MILLISECONDS).await();
        Report report = tally.report();
        screen.report(report);
        return report;
    }

    private void show(SeenEvent event) {
        screen.event(event, tally.seen(event));
        if (tally.ended() == plan.tasks()) {
            over.complete(Optional.empty());
        }
    }

    private void awaitEnd(Instant limit) throws InterruptedException {
        while (clock.instant().isBefore(limit)) {
            try {
                over.get(plan.progress().toMillis(), TimeUnit.MILLISECONDS)
                        .ifPresent(trouble -> screen.line("Stopped: " + trouble));
                return;
            } catch (TimeoutException e) {
                screen.progress(tally.ended(), plan.tasks(), tally.open());
            } catch (ExecutionException e) {
                throw new IllegalStateException("never completed that way", e);
            }
        }
    }
}
