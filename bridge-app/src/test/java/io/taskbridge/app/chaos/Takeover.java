// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.process.Program;
import io.taskbridge.codec.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Sees at the other bridges when they begin to take over the shards of one that is away. Thread-safe. */
final class Takeover {
    private static final Duration GLANCE = Duration.ofMillis(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<URI, Program> others;

    /** @param others the other bridges, by where they tell their health */
    Takeover(Map<URI, Program> others) {
        this.others = Map.copyOf(others);
    }

    /** Returns as soon as another bridge restores a shard, and says which; empty if none does before the faults end. */
    Optional<Program> begins(Lane lane, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!lane.ended() && System.nanoTime() < end) {
            for (Map.Entry<URI, Program> other : others.entrySet()) {
                if (restoring(other.getKey())) {
                    return Optional.of(other.getValue());
                }
            }
            lane.pause(GLANCE);
        }
        return Optional.empty();
    }

    private boolean restoring(URI health) {
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(1))
                    .build();
            byte[] body =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
            for (JsonNode shard : Json.read(body).path("shards")) {
                if (shard.path("state").asText().equals("RESTORING")) {
                    return true;
                }
            }
            return false;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
