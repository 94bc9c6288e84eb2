// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.InboxTail;
import io.taskbridge.app.shard.Owners;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka says of the group and of its inbox, asked when somebody wants to know. Thread-safe; nothing here blocks.
 */
public final class GroupView implements Owners, InboxTail {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration FRESH_IN_A_REBALANCE = Duration.ofMillis(100);
    private static final int PATIENCE_MILLIS = 2_000;

    /** A question under way, or its answer. */
    private record Asked(Instant at, CompletableFuture<GroupMembers> answer) {
        boolean fresh(Instant now) {
            if (answer.isCompletedExceptionally()) {
                return false;
            }
            GroupMembers known = answer.getNow(null);
            return now.isBefore(at.plus(known == null || known.settled() ? FRESH : FRESH_IN_A_REBALANCE));
        }
    }

    private final AtomicReference<@Nullable Asked> latest = new AtomicReference<>();
    private final ClientSettings settings;
    private final String inbox;
    private final GroupMembers.Self self;
    private final InstantSource steady;
    private final Admin admin;

    /**
     * @param id of this bridge's own {@link PeerName}
     */
    public GroupView(Cluster cluster, ClientSettings settings, String inbox, String id, InstantSource steady) {
        this.settings = settings;
        this.inbox = inbox;
        this.self = new GroupMembers.Self(id, settings.instanceId());
        this.steady = steady;
        this.admin = cluster.admin();
    }

    @Override
    public Future<Optional<URI>> of(int partition) {
        return here(known().thenApply(members -> members.owner(partition)));
    }

    @Override
    public Future<List<URI>> others() {
        return here(known().thenApply(GroupMembers::others));
    }

    /** The other bridges of the group; may be a second old. */
    public Future<List<Neighbour>> neighbours() {
        return here(known().thenApply(GroupMembers::neighbours));
    }

    @Override
    public Future<Boolean> confirms(int partition) {
        return here(ask().thenApply(members -> members.own().contains(partition)));
    }

    /** Not the last stable offset: what was acknowledged may lie behind a transaction that is still open. */
    @Override
    public Future<Long> end(int partition) {
        TopicPartition tail = new TopicPartition(inbox, partition);
        ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs(PATIENCE_MILLIS);
        return here(admin.listOffsets(Map.of(tail, OffsetSpec.latest()), options)
                .partitionResult(tail)
                .toCompletionStage()
                .thenApply(ListOffsetsResultInfo::offset));
    }

    /** Of those who ask at one time, one asks Kafka. */
    private CompletableFuture<GroupMembers> known() {
        Instant now = steady.instant();
        Asked last = latest.get();
        if (last != null && last.fresh(now)) {
            return last.answer();
        }
        // As old as the question, not as the answer: a process may be frozen in between.
        Asked next = new Asked(now, new CompletableFuture<>());
        if (!latest.compareAndSet(last, next)) {
            return known();
        }
        ask().whenComplete((members, failure) -> {
            if (failure == null) {
                next.answer().complete(members);
            } else {
                next.answer().completeExceptionally(failure);
            }
        });
        return next.answer();
    }

    private CompletionStage<GroupMembers> ask() {
        String group = settings.groupId();
        DescribeConsumerGroupsOptions options = new DescribeConsumerGroupsOptions().timeoutMs(PATIENCE_MILLIS);
        return Objects.requireNonNull(admin.describeConsumerGroups(List.of(group), options)
                        .describedGroups()
                        .get(group))
                .toCompletionStage()
                .thenApply(description -> GroupMembers.of(description, inbox, self));
    }

    private static <T> Future<T> here(CompletionStage<T> answer) {
        Context asker = Vertx.currentContext();
        return asker == null ? Future.fromCompletionStage(answer) : Future.fromCompletionStage(answer, asker);
    }
}
