// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.StubProvider.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bridge that is killed, stopped or frozen beside another one of its group: who owns what, how soon, and who publishes. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HandOverIT {
    private static final Set<Integer> ALL = Set.of(0, 1, 2, 3);
    private static final int TASKS = 24;

    private volatile String status = "PROCESSING";
    private final StubProvider provider =
            new StubProvider(path -> new Reply(200, "{\"task_status\":\"" + status + "\"}"));
    private final BridgeFixture survivor = BridgeFixture.start("""
              zai:
                provider: zai
                baseUrl: "%s"
                credentials: {apiKey: k}
                poll: {rate: 500/s, minInterval: 50ms, maxInterval: 100ms}
            """.formatted(provider.url()));
    private final PublishedEvents events =
            new PublishedEvents(SharedBroker.bootstrapServers(), survivor.topic("task-events"));
    private BridgeProcess victim;

    @TempDir
    private Path dir;

    /** Both own half of the partitions, and all tasks run. */
    @BeforeEach
    void shareTheWork() throws Exception {
        victim = new BridgeProcess(survivor.sibling(), dir).awaitReady();
        awaitHalves();
        track("early-");
        awaitEvents(TASKS);
    }

    @AfterEach
    void stop() {
        victim.close();
        events.close();
        survivor.close();
        provider.close();
    }

    private void awaitHalves() {
        Await.until(() -> victim.shards().size(), size -> size == ALL.size() / 2);
        Await.until(() -> survivor.shards().size(), size -> size == ALL.size() / 2);
    }

    private void track(String prefix) {
        String tasks = IntStream.range(0, TASKS)
                .mapToObj(i -> "{\"source\":\"zai\",\"id\":\"" + prefix + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(survivor.post("/v1/tasks", tasks).statusCode()).isEqualTo(202);
    }

    private void awaitEvents(int count) {
        Await.until(() -> events.all().size(), size -> size >= count);
    }

    private Duration untilTheSurvivorOwnsAll(long began) {
        Await.until(survivor::shards, ALL::equals);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private HttpResponse<String> anAnswerFromTheVictimsPart() {
        return IntStream.range(0, TASKS)
                .mapToObj(i -> survivor.get("/v1/tasks/zai/early-" + i))
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();
    }

    /** Every task ran once and ended once. */
    private void assertExactlyOnce(String prefix) {
        for (int i = 0; i < TASKS; i++) {
            assertThat(events.of("zai/" + prefix + i))
                    .extracting(event -> event.header("ce_sequence") + event.to())
                    .containsExactly("1RUNNING", "2COMPLETED");
        }
    }

    private boolean byTheVictim(PublishedEvents.Event event) {
        return event.header("ce_dataschema").startsWith(victim.publicUrl());
    }

    @Test
    void killedBridgesWorkGoesOnElsewhereWithinFifteenSecondsExactlyOnce() throws Exception {
        long killed = System.nanoTime();
        victim.signal("KILL");
        status = "SUCCESS";

        // Meanwhile callers are told to come back.
        HttpResponse<String> answer = anAnswerFromTheVictimsPart();
        assertError(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();

        assertThat(untilTheSurvivorOwnsAll(killed)).isLessThan(Duration.ofSeconds(15));
        awaitEvents(2 * TASKS);
        assertExactlyOnce("early-");
    }

    @Test
    void stoppedBridgesWorkIsTakenOverWithinTwoSeconds() throws Exception {
        long stopped = System.nanoTime();
        victim.signal("TERM");

        assertThat(untilTheSurvivorOwnsAll(stopped)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void frozenBridgePublishesNothingWhenItWakesAndRejoinsByItself() throws Exception {
        // given a bridge that sleeps while its tasks end and others publish that
        victim.signal("STOP");
        Await.until(survivor::shards, ALL::equals);
        status = "SUCCESS";
        awaitEvents(2 * TASKS);

        // when it wakes
        victim.signal("CONT");
        awaitHalves();

        // then it has a part in the work again
        Await.until(victim::ready, ready -> ready);
        track("late-");
        awaitEvents(2 * TASKS + TASKS);
        assertThat(events.all())
                .filteredOn(event -> event.record().key().startsWith("zai/late-"))
                .anyMatch(this::byTheVictim);

        // but has published nothing of what it slept over, and put nobody off
        assertExactlyOnce("early-");
        assertThat(events.all())
                .filteredOn(event ->
                        event.to().equals("COMPLETED") && event.record().key().startsWith("zai/early-"))
                .noneMatch(this::byTheVictim);
        assertThat(survivor.send(HttpRequest.newBuilder(survivor.management("/metrics")))
                        .body())
                .contains("taskbridge_commit_failures_total 0.0");
    }
}
