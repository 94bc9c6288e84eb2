// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import static io.taskbridge.app.demo.Simulation.PACE;
import static io.taskbridge.app.demo.Simulation.json;
import static io.taskbridge.provider.ProviderKind.BASETEN;
import static io.taskbridge.provider.ProviderKind.VESSL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private final Simulation simulation = new Simulation();
    private final Faults faults = simulation.providers.faults(VESSL);
    private final SimulatedTask task =
            simulation.providers.submit(VESSL, VesslScripts.completed(PACE, json("{\"a\":1}")));

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void nextRequestsGetTheFaultAndThenTheTruth() {
        faults.next(2, Fault.status(500));

        assertThat(statuses(3)).containsExactly(500, 500, 200);
    }

    @Test
    void faultsAskedForOneAfterTheOtherComeInThatOrder() {
        faults.next(1, Fault.status(500));
        faults.next(1, Fault.status(502));

        assertThat(statuses(3)).containsExactly(500, 502, 200);
    }

    @Test
    void faultStaysUntilItIsSwitchedOff() {
        faults.always(Fault.status(503));
        List<Integer> before = statuses(3);

        faults.off();

        assertThat(before).containsOnly(503);
        assertThat(statuses(1)).containsExactly(200);
    }

    @Test
    void shareIsAboutWhatWasAskedFor() {
        faults.share(0.3, Fault.status(500));

        assertThat(statuses(200).stream().filter(status -> status == 500).count())
                .isBetween(40L, 80L);
    }

    @Test
    void sameSeedMakesTheSameTrouble() {
        faults.share(0.5, Fault.status(500));
        List<Integer> first = statuses(30);

        try (Simulation again = new Simulation()) {
            again.providers.faults(VESSL).share(0.5, Fault.status(500));
            List<Integer> second = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                int status = again.poll(VESSL, "any").statusCode();
                second.add(status == 404 ? 200 : status);
            }

            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    void otherProvidersAreLeftAlone() {
        faults.always(Fault.status(500));

        SimulatedTask other = simulation.providers.submit(BASETEN, BasetenScripts.failed(PACE));

        assertThat(simulation.poll(other).statusCode()).isEqualTo(200);
    }

    @Test
    void limitThrottlesWhatIsBeyondItInAnySecond() {
        faults.limit(2, Duration.ofSeconds(1));

        List<Integer> first = statuses(3);
        simulation.clock.advance(Duration.ofSeconds(1));

        assertThat(first).containsExactly(200, 200, 429);
        assertThat(statuses(1)).containsExactly(200);
    }

    @Test
    void retryAfterIsToldInSeconds() {
        faults.next(1, Fault.throttled(Duration.ofSeconds(7)));

        HttpResponse<byte[]> response = simulation.poll(task);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).contains("7");
    }

    @Test
    void plainThrottlingTellsNoTime() {
        faults.next(1, Fault.status(429));

        assertThat(simulation.poll(task).headers().firstValue("retry-after")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 502})
    void proxyPageIsHtml(int status) {
        faults.next(1, Fault.html(status));

        HttpResponse<byte[]> response = simulation.poll(task);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void truncatedBodyIsHalfOfTheTruth() {
        faults.next(1, Fault.truncated());

        assertThat(new String(simulation.poll(task).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"status\":");
    }

    @Test
    void bodyMayBeNoUtf8() {
        faults.next(1, Fault.notUtf8());

        assertThat(simulation.poll(task).body()).contains(0xFF);
    }

    @Test
    void silenceEndsWithTheConnection() {
        faults.next(1, Fault.silent(Duration.ofMillis(50)));

        assertThatThrownBy(() -> simulation.pollAsync(task).join()).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void silenceIsOnRecord() {
        faults.next(1, Fault.silent(Duration.ofMillis(50)));

        simulation.pollAsync(task).exceptionally(lost -> null).join();

        simulation.awaitTrue(
                () -> simulation.providers.ledger().provider(VESSL).answers().equals(Map.of(0, 1L)));
    }

    @Test
    void shareBeyondOneIsRefused() {
        assertThatThrownBy(() -> faults.share(1.5, Fault.status(500))).hasMessageContaining("share");
    }

    private List<Integer> statuses(int count) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(simulation.poll(task).statusCode());
        }
        return statuses;
    }
}
