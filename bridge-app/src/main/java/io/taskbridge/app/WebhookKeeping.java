// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.OnKafkaDown;
import io.taskbridge.app.http.WebhookStore;
import io.taskbridge.app.metrics.SpoolMeters;
import io.taskbridge.app.shard.Inbox;
import io.taskbridge.app.spool.Spool;
import io.taskbridge.app.spool.SpoolDrain;
import io.taskbridge.app.spool.SpoolStatus;
import io.taskbridge.app.spool.SpoolingInbox;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the bridge keeps webhooks, by what their source wants while Kafka is down. For the thread that starts it. */
final class WebhookKeeping {
    private final Vertx vertx;
    private final @Nullable Spool spool;
    private @Nullable SpoolingInbox spooling;

    private WebhookKeeping(Vertx vertx, @Nullable Spool spool) {
        this.vertx = vertx;
        this.spool = spool;
    }

    /**
     * Takes the spool's directory if a source may need it, or if it is there: what an earlier run left in it has been
     * acknowledged, whatever is configured now.
     */
    static WebhookKeeping open(
            Parts parts, Vertx vertx, BridgeConfig config, MeterRegistry registry, InstantSource clock) {
        boolean needed = config.sources().values().stream()
                .anyMatch(source -> source.webhook() != null && source.webhook().onKafkaDown() == OnKafkaDown.SPOOL);
        if (!needed && Files.notExists(config.spool().dir())) {
            return new WebhookKeeping(vertx, null);
        }
        SpoolMeters meters = new SpoolMeters(registry);
        Spool spool = Spool.open(vertx, config.spool().dir(), config.spool().maxSize(), meters);
        parts.add("the spool", spool::close);
        meters.files(() -> spool.status().files());
        meters.bytes(() -> spool.status().bytes(), () -> spool.status().maxBytes());
        meters.oldestSeconds(() -> spool.status().oldestSeconds(clock.millis()));
        meters.usable(() -> spool.status().trouble() == null ? 1 : 0);
        return new WebhookKeeping(vertx, spool);
    }

    SpoolStatus status() {
        return spool == null ? SpoolStatus.EMPTY : spool.status();
    }

    /**
     * Begins to drain the spool.
     *
     * @param inbox where spooled webhooks go
     * @param bounded where new ones go
     */
    Map<OnKafkaDown, WebhookStore> start(Parts parts, Inbox inbox, Inbox bounded) {
        if (spool == null) {
            return Map.of(OnKafkaDown.REJECT, bounded::append);
        }
        parts.deploy(vertx, "the spool's drain", new SpoolDrain(spool, inbox));
        SpoolingInbox made = new SpoolingInbox(vertx, bounded, spool);
        spooling = made;
        return Map.of(OnKafkaDown.REJECT, bounded::append, OnKafkaDown.SPOOL, made::append);
    }

    /** To be called before the server stops, so that it can answer those who wait for Kafka. */
    Future<Void> hurry() {
        return spooling == null ? Future.succeededFuture() : spooling.hurry();
    }
}
