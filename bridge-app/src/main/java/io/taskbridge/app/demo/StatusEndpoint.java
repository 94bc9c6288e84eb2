// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Answers the status requests of one provider, truly or as its faults demand. Lives on the server's event loop. */
final class StatusEndpoint {
    private final Vertx vertx;
    private final SimulationOptions options;
    private final Cloud cloud;
    private final LiveTasks tasks;
    private final Traffic traffic;
    private final Faults faults;

    StatusEndpoint(
            Vertx vertx, SimulationOptions options, Cloud cloud, LiveTasks tasks, Traffic traffic, Faults faults) {
        this.vertx = vertx;
        this.options = options;
        this.cloud = cloud;
        this.tasks = tasks;
        this.traffic = traffic;
        this.faults = faults;
    }

    void handle(RoutingContext context) {
        Instant now = options.clock().instant();
        LiveTask live = tasks.get(cloud.kind(), context.pathParam("id"));
        traffic.arrived(now);
        if (live != null) {
            live.pollBegins();
        }
        Answer truth = cloud.admits(context.request().headers()) ? truth(live, now) : cloud.refusal(401, null);
        Fault fault = faults.draw(now);
        Answer answer = fault == null ? truth : fault.instead(truth, cloud);
        HttpServerResponse response = context.response();
        whenDone(response, () -> {
            traffic.answered(answer.status());
            if (live != null) {
                live.pollEnds();
            }
        });
        send(context, response, answer);
    }

    private Answer truth(@Nullable LiveTask live, Instant now) {
        if (live == null) {
            return cloud.unknown();
        }
        Standing standing = live.standing(now);
        String word = standing.status();
        return word == null ? cloud.unknown() : cloud.status(live, standing, word, now);
    }

    private void send(RoutingContext context, HttpServerResponse response, Answer answer) {
        if (answer.closesAfter() != null) {
            long wait = Math.max(1, answer.closesAfter().toMillis());
            vertx.setTimer(wait, timer -> context.request().connection().close());
            return;
        }
        answer.headers().forEach(response::putHeader);
        response.setStatusCode(answer.status());
        Buffer body = Buffer.buffer(answer.body());
        if (options.latency().isZero()) {
            response.end(body);
        } else {
            vertx.setTimer(Math.max(1, options.latency().toMillis()), timer -> {
                if (!response.closed()) {
                    response.end(body);
                }
            });
        }
    }

    /** Whether the answer went out or the connection was lost first: once. */
    private static void whenDone(HttpServerResponse response, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        Runnable once = () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
        response.endHandler(end -> once.run());
        response.closeHandler(close -> once.run());
    }
}
