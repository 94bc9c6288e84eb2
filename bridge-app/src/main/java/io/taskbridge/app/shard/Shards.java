// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.Input;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The shards that this bridge owns now. Thread-safe; written by the inbox's verticle alone. */
public final class Shards {
    private final int partitions;
    private final ToIntFunction<TaskKey> home;
    private final Map<Integer, ShardVerticle> owned = new ConcurrentSkipListMap<>();
    private volatile boolean joined;
    private volatile @Nullable String trouble;

    /**
     * @param partitions how many shards there are over all bridges
     * @param home the partition that a key belongs to
     */
    public Shards(int partitions, ToIntFunction<TaskKey> home) {
        this.partitions = partitions;
        this.home = home;
    }

    public int partitions() {
        return partitions;
    }

    /** Whether the group has told this bridge what it owns, be it nothing. */
    public boolean joined() {
        return joined;
    }

    public void join() {
        joined = true;
    }

    /** Why the shards get no records, null if they do. */
    public @Nullable String trouble() {
        return trouble;
    }

    public void trouble(@Nullable String reason) {
        trouble = reason;
    }

    public void add(ShardVerticle shard) {
        owned.put(shard.partition(), shard);
    }

    public void remove(ShardVerticle shard) {
        owned.remove(shard.partition(), shard);
    }

    /** The owned shards, by partition. */
    public Collection<ShardVerticle> all() {
        return List.copyOf(owned.values());
    }

    /** How many inputs wait for the next transactions. */
    public int backlog() {
        return owned.values().stream().mapToInt(ShardVerticle::backlog).sum();
    }

    /** How the partition's shard stands, null if it is not owned here. */
    @Nullable ShardStatus status(int partition) {
        ShardVerticle shard = owned.get(partition);
        return shard == null ? null : shard.status();
    }

    /** The partition that the key belongs to, owned here or not. */
    public int partition(TaskKey key) {
        return home.applyAsInt(key);
    }

    public boolean owns(TaskKey key) {
        return owned.containsKey(partition(key));
    }

    /**
     * The shard that the key belongs to.
     *
     * @throws ShardUnavailableException if it is not owned here
     */
    public ShardVerticle owner(TaskKey key) {
        int partition = partition(key);
        ShardVerticle shard = owned.get(partition);
        if (shard == null) {
            throw new ShardUnavailableException(partition);
        }
        return shard;
    }

    /** Hands the input to the shard that it belongs to; done once what it changed is committed. */
    public Future<Void> submit(Input input) {
        try {
            return owner(input.key()).submit(input);
        } catch (ShardUnavailableException e) {
            return Future.failedFuture(e);
        }
    }
}
