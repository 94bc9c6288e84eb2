// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import static io.taskbridge.provider.baseten.News.DEADLINE;
import static io.taskbridge.provider.baseten.News.DONE_DELIVERED;
import static io.taskbridge.provider.baseten.News.DONE_DELIVERY_CANCELED;
import static io.taskbridge.provider.baseten.News.DONE_NO_WEBHOOK;
import static io.taskbridge.provider.baseten.News.DONE_PENDING;
import static io.taskbridge.provider.baseten.News.DONE_UNDELIVERED;
import static io.taskbridge.provider.baseten.News.GRACE;
import static io.taskbridge.provider.baseten.News.HALF;
import static io.taskbridge.provider.baseten.News.QUEUED;
import static io.taskbridge.provider.baseten.News.RUNNING;
import static io.taskbridge.provider.baseten.News.TRACK;
import static io.taskbridge.provider.baseten.News.UNTRACK;
import static io.taskbridge.provider.baseten.News.WEBHOOK;
import static io.taskbridge.provider.baseten.News.WEBHOOK_BARE;
import static io.taskbridge.provider.baseten.News.WEBHOOK_FAILED;
import static io.taskbridge.provider.baseten.News.WEBHOOK_FAILURE;
import static io.taskbridge.provider.baseten.News.WEBHOOK_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.TaskEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Webhook and poll of one task agree: in every order of its news, with a crash between any two of them, exactly what
 * must be published is published. Every story is told to its last order, and the orders are counted.
 */
class AgreementTest {
    /** What a poll may say of a success: each {@code webhook_status}, and the status that is one. */
    private static final List<News> SUCCESSES = List.of(
            DONE_PENDING, DONE_DELIVERED, DONE_UNDELIVERED, DONE_DELIVERY_CANCELED, DONE_NO_WEBHOOK, WEBHOOK_FAILED);

    /** How many of the last news before a crash are told again or lost. */
    private static final int MOST_BACK = 3;

    private long orders;
    private long runs;

    /** A success is polled twice, since what became of the webhook is often known only later. */
    static Stream<Story> successes(List<News> free) {
        return SUCCESSES.stream()
                .flatMap(said -> (said == DONE_PENDING ? SUCCESSES : List.of(said))
                        .stream().map(later -> new Story(List.of(RUNNING, said, later), free)));
    }

    static Stream<Story> delivered() {
        return successes(List.of(TRACK, WEBHOOK, WEBHOOK, GRACE));
    }

    static Stream<Story> neverDelivered() {
        return successes(List.of(TRACK, HALF, HALF));
    }

    static Stream<Story> otherBodies() {
        return Stream.of(WEBHOOK_NULL, WEBHOOK_BARE)
                .flatMap(webhook -> SUCCESSES.stream()
                        .map(said -> new Story(List.of(said), List.of(TRACK, webhook, webhook, WEBHOOK, GRACE))));
    }

    static Stream<Story> outOfOrder() {
        return SUCCESSES.stream()
                .map(said -> new Story(List.of(), List.of(TRACK, QUEUED, RUNNING, said, WEBHOOK, GRACE)));
    }

    static Stream<Story> untracked() {
        return SUCCESSES.stream().map(said -> new Story(List.of(said), List.of(TRACK, TRACK, UNTRACK, WEBHOOK, GRACE)));
    }

    static Stream<Story> pastTheDeadline() {
        return SUCCESSES.stream()
                .map(said -> new Story(List.of(RUNNING, said), List.of(TRACK, WEBHOOK, GRACE, DEADLINE)));
    }

    @ParameterizedTest
    @MethodSource({"delivered", "neverDelivered", "otherBodies", "outOfOrder", "untracked", "pastTheDeadline"})
    void everyOrderWithACrashAnywherePublishesWhatItMust(Story story) {
        tell(story, News.RESULT_GRACE);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "CANCELED", "EXPIRED"})
    void everyOtherEndIsPublishedOnce(News end) {
        tell(new Story(List.of(QUEUED, RUNNING, end), List.of(TRACK, GRACE, GRACE)), News.RESULT_GRACE);
        tell(
                new Story(List.of(QUEUED, RUNNING, end), List.of(TRACK, WEBHOOK_FAILURE, WEBHOOK_FAILURE, GRACE)),
                News.RESULT_GRACE);
    }

    @ParameterizedTest
    @MethodSource("neverDelivered")
    void sourceWithoutWebhooksWaitsForNone(Story story) {
        tell(story, null);
    }

    private void tell(Story story, @Nullable Duration resultGrace) {
        story.forEachOrder(order -> {
            orders++;
            withCrashes(List.copyOf(order), resultGrace);
        });
        long length = story.length();

        assertThat(orders).isEqualTo(story.orders());
        // Unharmed once; then a crash before, between and after the news, each with no, one, two or three of the last
        // ones told again, and with as many, if any, lost.
        assertThat(runs).isEqualTo(story.orders() * (1 + (length + 1) + 2 * (1 + 2 + 3 * (length - 2))));
        orders = 0;
        runs = 0;
    }

    private void withCrashes(List<News> order, @Nullable Duration resultGrace) {
        boolean webhooks = resultGrace != null;
        ModelShard shard = ModelShard.empty(resultGrace);
        List<ModelShard> restored = new ArrayList<>(List.of(shard.restored()));
        for (News news : order) {
            shard.hears(news);
            restored.add(shard.restored());
        }
        check(shard, order, webhooks);
        for (int at = 0; at <= order.size(); at++) {
            for (int back = 0; back <= Math.min(at, MOST_BACK); back++) {
                Crash crash = new Crash(order, at, back);
                tell(restored.get(at), order.subList(0, at), crash.repeated(), webhooks);
                if (back > 0) {
                    ModelShard survivor =
                            tell(restored.get(at - back), order.subList(0, at - back), crash.lost(), webhooks);
                    if (crash.losesNothing() && !survivor.events().equals(shard.events())) {
                        assertThat(survivor.events()).as("%s", crash).isEqualTo(shard.events());
                    }
                }
            }
        }
    }

    private ModelShard tell(ModelShard restored, List<News> before, List<News> after, boolean webhooks) {
        ModelShard shard = restored.twin();
        after.forEach(shard::hears);
        List<News> all = new ArrayList<>(before);
        all.addAll(after);
        check(shard, all, webhooks);
        return shard;
    }

    private void check(ModelShard shard, List<News> order, boolean webhooks) {
        runs++;
        List<Expected> expected = Expected.of(order, webhooks);
        List<TaskEvent> events = shard.events();
        boolean right = events.size() == expected.size();
        for (int i = 0; right && i < events.size(); i++) {
            right = events.get(i).task().sequence() == i + 1
                    && Expected.of(events.get(i)).equals(expected.get(i));
        }
        if (!right) {
            // Said in full only now: millions of good runs need no words.
            assertThat(events).as("%s", order).extracting(Expected::of).isEqualTo(expected);
            assertThat(events)
                    .as("%s", order)
                    .extracting(event -> event.task().sequence())
                    .isEmpty();
        }
    }
}
