// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Bounds how long something is waited for. */
final class Limit {
    private Limit() {}

    /** Has it fail after so long, unless it is complete by then. */
    static void set(Vertx vertx, long millis, Future<?> awaited, Consumer<Throwable> fail) {
        long timer =
                vertx.setTimer(millis, over -> fail.accept(new TimeoutException("not done within " + millis + " ms")));
        awaited.onComplete(done -> vertx.cancelTimer(timer));
    }
}
