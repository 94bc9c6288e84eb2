// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.kafka.Neighbour;
import io.taskbridge.app.shard.ShardVerticle;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.codec.Json;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who owns which shard, as far as this bridge knows. Owned by the management port's context. */
final class GroupPicture {
    private final Shards shards;
    private final Supplier<Future<List<Neighbour>>> coordinator;
    private @Nullable List<Neighbour> neighbours;
    private boolean asking;

    /** @param coordinator says who the other bridges are; answers on the caller's context */
    GroupPicture(Shards shards, Supplier<Future<List<Neighbour>>> coordinator) {
        this.shards = shards;
        this.coordinator = coordinator;
    }

    /** Asks for what is shown from the answer on. */
    void refresh() {
        if (!asking) {
            asking = true;
            coordinator.get().onComplete((answer, failure) -> {
                asking = false;
                neighbours = failure == null ? answer : null;
            });
        }
    }

    ObjectNode json() {
        ObjectNode node = Json.mapper().createObjectNode();
        List<Neighbour> others = neighbours;
        node.put("known", others != null);
        ArrayNode bridges = node.putArray("others");
        if (others != null) {
            others.forEach(other -> bridges.addObject()
                    .put("url", other.url().toString())
                    .put("dashboard", Objects.toString(other.dashboard(), null))
                    .put("shards", other.partitions().size()));
        }
        Map<Integer, ShardVerticle> own =
                shards.all().stream().collect(Collectors.toMap(ShardVerticle::partition, Function.identity()));
        ArrayNode all = node.putArray("shards");
        for (int partition = 0; partition < shards.partitions(); partition++) {
            ShardVerticle shard = own.get(partition);
            all.addObject()
                    .put("partition", partition)
                    .put("here", shard != null)
                    .put("state", shard == null ? null : shard.state().name())
                    .put("backlog", shard == null ? null : shard.backlog())
                    .put("owner", shard == null ? owner(others, partition) : null);
        }
        return node;
    }

    private static @Nullable String owner(@Nullable List<Neighbour> others, int partition) {
        return others == null
                ? null
                : others.stream()
                        .filter(other -> other.partitions().contains(partition))
                        .map(other -> other.url().toString())
                        .findAny()
                        .orElse(null);
    }
}
