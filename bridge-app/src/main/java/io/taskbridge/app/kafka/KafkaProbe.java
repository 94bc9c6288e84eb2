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

    private final Admin admin;
    private final InstantSource clock;
    private final Consumer<@Nullable String> listener;
    private boolean asking;
    private boolean away;
    private volatile @Nullable Instant lastAnswer;
    private volatile String lastTrouble = "not asked yet";

    /**
     * @param listener told the trouble when Kafka goes away, and null when it is back
     */
    public KafkaProbe(Cluster cluster, InstantSource clock, Consumer<@Nullable String> listener) {
        this.admin = cluster.admin();
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
        ask();
        vertx.setPeriodic(EVERY_MILLIS, tick -> ask());
        return Future.succeededFuture();
    }

    private void ask() {
        if (asking) {
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
