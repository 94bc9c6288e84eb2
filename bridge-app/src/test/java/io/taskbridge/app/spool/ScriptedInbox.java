// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.taskbridge.app.shard.Inbox;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TraceContext;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A Kafka that does as it is told, and remembers what it was asked. */
final class ScriptedInbox implements Inbox {
    private static final Position SOMEWHERE = new Position(0, 0);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile Function<String, Future<?>> answer = id -> Future.succeededFuture();

    /** From now on it answers like this, by task id. */
    void answers(Function<String, Future<?>> other) {
        answer = other;
    }

    void works() {
        answers(id -> Future.succeededFuture());
    }

    void isDown() {
        answers(id -> Future.failedFuture("Kafka is down"));
    }

    /** The ids of all that it was sent. */
    List<String> asked() {
        return asked;
    }

    /** The ids of what it took. */
    List<String> taken() {
        return taken;
    }

    @Override
    public Future<Position> append(TaskKey key, byte[] value, TraceContext trace) {
        asked.add(key.id());
        return answer.apply(key.id()).onSuccess(done -> taken.add(key.id())).map(done -> SOMEWHERE);
    }
}
