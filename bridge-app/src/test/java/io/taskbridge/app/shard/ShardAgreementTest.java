// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.taskbridge.app.shard.BasetenShard.Trouble;
import io.taskbridge.task.TaskEvent;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** One Baseten task in a real shard: in every order of its news, a commit that fails changes nothing for consumers. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ShardAgreementTest {
    private static final int AT_ONE_TIME = 64;
    private static final int NEVER = 0;

    private enum News {
        TRACK(BasetenShard::track),
        RUNNING(shard -> shard.polled(says("IN_PROGRESS"))),
        DONE(shard -> shard.polled(says("SUCCEEDED"))),
        WEBHOOK(shard -> shard.webhook(
                "{\"request_id\":\"0f3a9c52\",\"type\":\"async_request_completed\",\"data\":\"hi\",\"errors\":[]}")),
        GRACE(shard -> shard.passes(BasetenShard.RESULT_GRACE.plusSeconds(1)));

        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<BasetenShard> comes;

        News(Consumer<BasetenShard> comes) {
            this.comes = comes;
        }

        private static String says(String status) {
            return "{\"status\":\"" + status + "\",\"webhook_status\":\"PENDING\",\"errors\":[]}";
        }
    }

    /** The orders of all news in which the provider is done only after it has begun. */
    private static List<List<News>> orders() {
        List<List<News>> orders = List.of(List.of());
        for (News ignored : News.values()) {
            List<List<News>> longer = new ArrayList<>();
            for (List<News> order : orders) {
                for (News next : News.values()) {
                    if (!order.contains(next) && (next != News.DONE || order.contains(News.RUNNING))) {
                        List<News> more = new ArrayList<>(order);
                        more.add(next);
                        longer.add(more);
                    }
                }
            }
            orders = longer;
        }
        return orders;
    }

    private record Case(List<News> order, int commit, Trouble trouble) {
        List<TaskEvent> published(Vertx vertx) {
            BasetenShard shard = new BasetenShard(vertx, new MemoryWatchers(), commit, trouble);
            order.forEach(news -> news.comes.accept(shard));
            return shard.published();
        }

        /** Each of the order's commits may fail, in each way; there are at most as many as there is news. */
        List<Case> troubled() {
            List<Case> cases = new ArrayList<>();
            for (Trouble other : Trouble.values()) {
                for (int number = 1; number <= order.size(); number++) {
                    cases.add(new Case(order, number, other));
                }
            }
            return cases;
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService many = Executors.newFixedThreadPool(AT_ONE_TIME);
    private final Logger shards = (Logger) LoggerFactory.getLogger(ShardVerticle.class);

    @BeforeEach
    void expectTrouble() {
        shards.setLevel(Level.ERROR);
    }

    @AfterEach
    void stop() {
        shards.setLevel(null);
        many.shutdownNow();
        vertx.close().await();
    }

    private Map<Case, List<TaskEvent>> published(List<Case> cases) throws Exception {
        Map<Case, Future<List<TaskEvent>>> asked = new LinkedHashMap<>();
        cases.forEach(one -> asked.put(one, many.submit(() -> one.published(vertx))));
        Map<Case, List<TaskEvent>> published = new LinkedHashMap<>();
        for (Map.Entry<Case, Future<List<TaskEvent>>> one : asked.entrySet()) {
            published.put(one.getKey(), one.getValue().get());
        }
        return published;
    }

    @Test
    void noFailedCommitInAnyOrderChangesWhatIsPublished() throws Exception {
        Map<Case, List<TaskEvent>> unharmed = published(orders().stream()
                .map(order -> new Case(order, NEVER, Trouble.ANSWER_LOST))
                .toList());
        Map<Case, List<TaskEvent>> troubled = published(unharmed.keySet().stream()
                .flatMap(one -> one.troubled().stream())
                .toList());

        assertThat(unharmed).hasSize(60);
        assertThat(troubled).hasSize(60 * 5 * 2);
        assertThat(unharmed)
                .allSatisfy((one, events) -> assertThat(events)
                        .filteredOn(event -> output(event).equals("\"hi\""))
                        .hasSize(1));
        assertThat(troubled)
                .allSatisfy((one, events) ->
                        assertThat(events).isEqualTo(unharmed.get(new Case(one.order(), NEVER, Trouble.ANSWER_LOST))));
    }

    private static String output(TaskEvent event) {
        var value = event.observation().report().output().value();
        return value == null ? "" : value.text();
    }
}
