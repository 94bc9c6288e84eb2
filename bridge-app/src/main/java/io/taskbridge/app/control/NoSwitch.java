// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.control;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Set;

/**
 * Where nothing can be switched, since nobody has made the topic for it.
 *
 * @param sources those that are configured
 */
public record NoSwitch(Set<String> sources, String topic) implements SourceSwitch {
    public NoSwitch {
        sources = Set.copyOf(sources);
    }

    @Override
    public boolean knows(String source) {
        return sources.contains(source);
    }

    @Override
    public Future<Instant> pause(String source) {
        return refused();
    }

    @Override
    public Future<Void> resume(String source) {
        return refused();
    }

    private <T> Future<T> refused() {
        return Future.failedFuture("topics.control: " + topic + ": there is no such topic, and topics.create is false");
    }
}
