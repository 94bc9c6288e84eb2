// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.StubProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source's rate is that of all bridges together. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SharedRateIT {
    private static final int RATE = 30;
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(2);

    /** One request of burst for each bridge, and some that were held up on their way. */
    private static final int SLACK = 8;

    private final List<Long> arrivals = new ArrayList<>();

    private synchronized StubProvider.Reply answer() {
        arrivals.add(System.nanoTime());
        return new StubProvider.Reply(200, "{\"task_status\":\"PROCESSING\"}");
    }

    private synchronized int count() {
        return arrivals.size();
    }

    private synchronized int mostInAWindow() {
        int most = 0;
        for (int last = 0, first = 0; last < arrivals.size(); last++) {
            while (arrivals.get(last) - arrivals.get(first) > WINDOW) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private void awaitMore(int requests) {
        int before = count();
        Await.until(this::count, count -> count >= before + requests);
    }

    @Test
    void bridgesTogetherKeepToTheRateAlsoWhileOneJoinsAndLeaves() {
        try (StubProvider provider = new StubProvider(path -> answer());
                BridgeFixture first = BridgeFixture.start("""
                          zai:
                            provider: zai
                            baseUrl: "%s"
                            credentials: {apiKey: k}
                            poll: {rate: %d/s, minInterval: 50ms, maxInterval: 200ms}
                        """.formatted(provider.url(), RATE))) {
            String tasks = IntStream.range(0, 60)
                    .mapToObj(i -> "{\"source\":\"zai\",\"id\":\"t" + i + "\"}")
                    .collect(Collectors.joining(",", "[", "]"));
            first.post("/v1/tasks", tasks);
            awaitMore(RATE);

            try (BridgeFixture second = first.another()) {
                Await.until(() -> second.shards().size(), size -> size == 2);
                awaitMore(2 * RATE);
            }
            awaitMore(RATE);

            assertThat(mostInAWindow()).isLessThanOrEqualTo(2 * RATE + SLACK);
        }
    }
}
