// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HeartbeatTest {
    private final Thread asker = Thread.currentThread();

    @Test
    void turningLoopsAreAlive(Vertx vertx) {
        Heartbeat heartbeat = Heartbeat.start(vertx, 2, () -> Instant.EPOCH).await();

        assertThat(heartbeat.alive()).isTrue();
    }

    @Test
    void loopsWhoseLastMarkIsOldAreNotAlive(Vertx vertx) {
        // Whoever asks sees the time go on; the loops stand still.
        InstantSource clock =
                () -> Thread.currentThread() == asker ? Instant.EPOCH.plus(Duration.ofMinutes(1)) : Instant.EPOCH;
        Heartbeat heartbeat = Heartbeat.start(vertx, 2, clock).await();

        Await.until(heartbeat::alive, alive -> !alive);

        assertThat(heartbeat.alive()).isFalse();
    }
}
