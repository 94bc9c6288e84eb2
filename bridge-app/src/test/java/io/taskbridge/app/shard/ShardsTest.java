// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class ShardsTest {
    private final Shards shards = new Shards(4, ShardStage::home);
    private final ShardVerticle own = shard(ShardStage.PARTITION);

    private static ShardVerticle shard(int partition) {
        return new ShardVerticle(
                partition,
                ShardStage.services(
                        new MemoryWatchers(), new MemoryOwners(), new SimpleMeterRegistry(), () -> Inbound.START),
                new MemoryLog(),
                (fed, offset, epoch) -> {});
    }

    @Test
    void ownerIsTheShardOfTheKeysPartition() {
        shards.add(own);

        assertThat(shards.owner(Inbound.key("a"))).isSameAs(own);
    }

    @Test
    void keyOfAPartitionThatIsNotOwnedHasNoOwnerHere() {
        shards.add(own);

        assertThatThrownBy(() -> shards.owner(Inbound.key("stray"))).isInstanceOf(ShardUnavailableException.class);
    }

    @Test
    void inputOfAPartitionThatIsNotOwnedIsNotTaken() {
        assertThat(shards.submit(Inbound.track("stray")).cause()).isInstanceOf(ShardUnavailableException.class);
    }

    @Test
    void shardThatWasReplacedTakesItsSuccessorNotWithIt() {
        ShardVerticle successor = shard(ShardStage.PARTITION);
        shards.add(own);
        shards.add(successor);

        shards.remove(own);

        assertThat(shards.all()).containsExactly(successor);
    }
}
