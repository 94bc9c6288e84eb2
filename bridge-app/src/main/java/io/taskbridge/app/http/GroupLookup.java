// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.app.poll.Pollers;
import io.taskbridge.app.shard.Owners;
import io.taskbridge.app.shard.ShardUnavailableException;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.codec.Json;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds any task of the group: here, or by asking the bridge that owns it. A partition that changes hands is waited
 * for, but not long. Thread-safe.
 */
public final class GroupLookup {
    private static final Logger log = LoggerFactory.getLogger(GroupLookup.class);
    private static final long LIMIT_MILLIS = 3_000;

    /** Shorter, so that the bridge that asked hears of it in time. */
    private static final long FORWARDED_LIMIT_MILLIS = 2_000;

    private static final long PAUSE_MILLIS = 100;

    /** One caller's question. */
    private record Search(TaskKey key, Hop hop, Promise<PeerClient.Answer> answer) {
        boolean over() {
            return answer.future().isComplete();
        }
    }

    private final Vertx vertx;
    private final TaskLookup lookup;
    private final Pollers pollers;
    private final Shards shards;
    private final Owners owners;
    private final PeerClient peers;

    public GroupLookup(
            Vertx vertx, TaskLookup lookup, Pollers pollers, Shards shards, Owners owners, PeerClient peers) {
        this.vertx = vertx;
        this.lookup = lookup;
        this.pollers = pollers;
        this.shards = shards;
        this.owners = owners;
        this.peers = peers;
    }

    /** Status 200 or 404; fails where, for a few seconds, nobody could say. */
    Future<PeerClient.Answer> find(TaskKey key, Hop hop) {
        Search search = new Search(key, hop, Promise.promise());
        long limit = vertx.setTimer(
                hop.forwarded() ? FORWARDED_LIMIT_MILLIS : LIMIT_MILLIS,
                over -> search.answer().tryFail(new ShardUnavailableException(shards.partition(key))));
        attempt(search);
        return search.answer().future().onComplete(done -> vertx.cancelTimer(limit));
    }

    private void attempt(Search search) {
        if (search.over()) {
            return;
        }
        TaskKey key = search.key();
        boolean owned = shards.owns(key);
        if (!owned && search.hop().forwarded()) {
            search.answer().tryFail(new ShardUnavailableException(shards.partition(key)));
            return;
        }
        (owned ? here(search) : elsewhere(search))
                .onSuccess(search.answer()::tryComplete)
                .onFailure(failure -> vertx.setTimer(PAUSE_MILLIS, again -> attempt(search)));
    }

    private Future<PeerClient.Answer> here(Search search) {
        return lookup.find(search.key(), search.hop().written())
                .compose(task -> task.isEmpty() ? Future.succeededFuture(none()) : show(task.get()));
    }

    private Future<PeerClient.Answer> show(Task task) {
        return pollers.view(task.key()).map(poll -> answer(200, Json.write(TaskView.of(task, poll))));
    }

    private Future<PeerClient.Answer> elsewhere(Search search) {
        int partition = shards.partition(search.key());
        return owners.of(partition).compose(owner -> ask(search, partition, owner));
    }

    private Future<PeerClient.Answer> ask(Search search, int partition, Optional<URI> owner) {
        if (owner.isEmpty()) {
            return Future.failedFuture(new ShardUnavailableException(partition));
        }
        return peers.get(owner.get(), search.key(), search.hop(), lookup.written(partition))
                .onFailure(failure ->
                        log.debug("{} does not say where a task stands: {}", owner.get(), failure.toString()));
    }

    private static PeerClient.Answer none() {
        return answer(404, Json.write(HttpError.noSuchTask().body()));
    }

    private static PeerClient.Answer answer(int status, byte[] body) {
        return new PeerClient.Answer(status, Buffer.buffer(body));
    }
}
