// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What Kafka answers, waited for. */
final class Asked {
    private Asked() {}

    static <T> T of(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
