// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.app.shard.Inbox;
import io.taskbridge.app.shard.InboxTail;
import io.taskbridge.app.shard.ShardUnavailableException;
import io.taskbridge.app.shard.ShardVerticle;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds tasks in this bridge's shards. Whoever tracked a task here finds it at once: a look-up waits, for a moment at
 * most, until the shard has dealt with what was written before. Thread-safe.
 */
public final class TaskLookup {
    private static final int ATTEMPTS = 100;
    private static final long PAUSE_MILLIS = 20;

    /** Which of this bridge's own tasks to list: those after a key, in the order of keys. */
    record Page(@Nullable String source, @Nullable TaskState state, int limit, String after) {}

    private final Vertx vertx;
    private final Shards shards;
    private final InboxTail tail;
    private final Map<Integer, Long> written = new ConcurrentHashMap<>();

    public TaskLookup(Vertx vertx, Shards shards, InboxTail tail) {
        this.vertx = vertx;
        this.shards = shards;
        this.tail = tail;
    }

    void wrote(Inbox.Position position) {
        written.merge(position.partition(), position.offset(), Math::max);
    }

    /** The last offset of the partition that was written here, -1 if none was. */
    long written(int partition) {
        return written.getOrDefault(partition, -1L);
    }

    /**
     * Asks the shard, if it is this bridge's. A task that seems unknown may have been tracked elsewhere just now, so
     * before that is said the shard has dealt with all that was in its inbox when the question came.
     *
     * @param writtenElsewhere an inbox offset that the answer must be no older than, -1 for none
     */
    Future<Optional<Task>> find(TaskKey key, long writtenElsewhere) {
        return Future.succeededFuture(key).map(shards::owner).compose(shard -> {
            long own = Math.max(writtenElsewhere, written(shard.partition()));
            return caughtUp(shard, own, ATTEMPTS)
                    .compose(any -> look(shard, key))
                    .compose(found -> found.isPresent() ? Future.succeededFuture(found) : lookAgain(shard, key));
        });
    }

    private Future<Optional<Task>> lookAgain(ShardVerticle shard, TaskKey key) {
        return tail.end(shard.partition())
                .compose(end -> caughtUp(shard, end - 1, ATTEMPTS))
                .compose(certain -> certain
                        ? look(shard, key)
                        : Future.failedFuture(new ShardUnavailableException(shard.partition())));
    }

    private static Future<Optional<Task>> look(ShardVerticle shard, TaskKey key) {
        return shard.query(table -> Optional.ofNullable(table.get(key)).filter(task -> !task.untracked()));
    }

    /** The shards only hand out what they have; reading, choosing and sorting would hold up their event loops. */
    <T> Future<T> list(Page page, Function<List<Task>, T> show) {
        return Future.succeededFuture(shards.all())
                .map(all ->
                        all.stream().map(shard -> shard.query(TaskTable::all)).toList())
                .compose(parts -> Future.all(parts)
                        .compose(all -> vertx.executeBlocking(
                                () -> show.apply(first(parts.stream().flatMap(Future::result), page)), false)));
    }

    /** Waits for the shard to get so far; false if it does not within the time. */
    private Future<Boolean> caughtUp(ShardVerticle shard, long offset, int attempts) {
        return shard.applied(offset)
                .compose(applied -> applied || attempts == 0
                        ? Future.succeededFuture(applied)
                        : vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                                .compose(again -> caughtUp(shard, offset, attempts - 1)));
    }

    private static List<Task> first(Stream<Task> tasks, Page page) {
        return tasks.filter(task -> !task.untracked())
                .filter(task -> page.source() == null || task.key().source().equals(page.source()))
                .filter(task -> page.state() == null || task.state() == page.state())
                .filter(task -> task.key().toString().compareTo(page.after()) > 0)
                .sorted(Comparator.comparing(task -> task.key().toString()))
                .limit(page.limit())
                .toList();
    }
}
