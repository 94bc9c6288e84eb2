// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** Whether the event loops turn: each one leaves a mark at short intervals. Safe to read from anywhere. */
public final class Heartbeat {
    private static final long BEAT_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InstantSource steady;
    private final AtomicLongArray beats;

    private Heartbeat(InstantSource steady, int loops) {
        this.steady = steady;
        this.beats = new AtomicLongArray(loops);
        for (int loop = 0; loop < loops; loop++) {
            beats.set(loop, steady.millis());
        }
    }

    /**
     * Puts one on each event loop. Vert.x hands out its loops in turn, so this is to be done before anything else is
     * deployed.
     */
    public static Future<Heartbeat> start(Vertx vertx, int loops, InstantSource steady) {
        Heartbeat heartbeat = new Heartbeat(steady, loops);
        AtomicInteger next = new AtomicInteger();
        return vertx.deployVerticle(
                        () -> heartbeat.new Beat(next.getAndIncrement()), new DeploymentOptions().setInstances(loops))
                .map(heartbeat);
    }

    public boolean alive() {
        for (int loop = 0; loop < beats.length(); loop++) {
            if (steady.millis() - beats.get(loop) > PATIENCE.toMillis()) {
                return false;
            }
        }
        return true;
    }

    private final class Beat extends VerticleBase {
        private final int loop;

        Beat(int loop) {
            this.loop = loop;
        }

        @Override
        public Future<?> start() {
            vertx.setPeriodic(BEAT_MILLIS, tick -> beats.set(loop, steady.millis()));
            return Future.succeededFuture();
        }
    }
}
