// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/** Asks Kafka again and again whether it is there. {@link #trouble} may be read from anywhere. */
public final class KafkaProbe extends VerticleBase {
    private static final long EVERY_MILLIS = 1_000;
    private static final int PATIENCE_MILLIS = 3_000;

    private final ClientSettings settings;
    private final InstantSource clock;
    private final Consumer<@Nullable String> listener;
    private @Nullable Admin admin;
    private boolean asking;
    private boolean away;
    private volatile @Nullable Instant lastAnswer;
    private volatile String lastTrouble = "not asked yet";

    /**
     * @param listener told the trouble when Kafka goes away, and null when it is back
     */
    public KafkaProbe(ClientSettings settings, InstantSource clock, Consumer<@Nullable String> listener) {
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
    }

    /** Why Kafka cannot be counted on now, null if it can. */
    public @Nullable String trouble() {
        Instant answer = lastAnswer;
        boolean fresh = answer != null
                && answer.plusMillis(EVERY_MILLIS + PATIENCE_MILLIS).isAfter(clock.instant());
        return fresh ? null : "Kafka does not answer: " + lastTrouble;
    }

    @Override
    public Future<?> start() {
        return vertx.executeBlocking(() -> Admin.create(settings.admin())).onSuccess(made -> {
            admin = made;
            ask();
            vertx.setPeriodic(EVERY_MILLIS, tick -> ask());
        });
    }

    @Override
    public Future<?> stop() {
        Admin open = admin;
        admin = null;
        return open == null
                ? Future.succeededFuture()
                : vertx.executeBlocking(() -> {
                    open.close(java.time.Duration.ofSeconds(1));
                    return null;
                });
    }

    private void ask() {
        if (asking || admin == null) {
            return;
        }
        asking = true;
        Future.fromCompletionStage(
                        admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                                .clusterId()
                                .toCompletionStage(),
                        context)
                .onComplete((id, failure) -> {
                    asking = false;
                    if (failure == null) {
                        lastAnswer = clock.instant();
                    } else {
                        lastTrouble = String.valueOf(failure.getMessage());
                    }
                    judge();
                });
    }

    private void judge() {
        String trouble = trouble();
        if (away != (trouble != null)) {
            away = trouble != null;
            listener.accept(trouble);
        }
    }
}
