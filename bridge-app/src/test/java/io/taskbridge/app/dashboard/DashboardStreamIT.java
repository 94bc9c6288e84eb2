// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Await;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.SimulatedWork;
import io.taskbridge.app.contract.Contracts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the dashboard's page is told, without a browser. */
class DashboardStreamIT {
    private static final String SCHEMAS = "openapi/components/schemas/";

    private static SimulatedWork work;
    private static BridgeFixture bridge;

    @BeforeAll
    static void start() {
        work = new SimulatedWork();
        bridge = BridgeFixture.start(work.sources());
        work.submit(bridge, 2);
        work.awaitAllEnded(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
        work.close();
    }

    /** Reads messages until so many of that name have come. */
    private static List<JsonNode> messages(URI url, String name, int number) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(url.toURL().openStream(), StandardCharsets.UTF_8))) {
            while (found.size() < number) {
                boolean wanted = lines.readLine().equals("event: " + name);
                String data = lines.readLine();
                lines.readLine();
                if (wanted) {
                    found.add(BridgeFixture.json(data.substring("data: ".length())));
                }
            }
        }
        return found;
    }

    private static JsonNode task(String key) {
        String query = "/dashboard/task?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
        return BridgeFixture.json(
                bridge.send(HttpRequest.newBuilder(bridge.management(query))).body());
    }

    @Test
    void streamBeginsWithTheWholeAndGoesOnWithNews() throws IOException {
        URI stream = bridge.management("/dashboard/stream");

        JsonNode whole = messages(stream, "whole", 1).get(0);
        // In five seconds there is a step.
        List<JsonNode> news = messages(stream, "now", 6);

        assertThat(Contracts.problems(whole, SCHEMAS + "DashboardNow")).isEmpty();
        assertThat(whole.has("past")).isTrue();
        assertThat(whole.path("transitions")).isNotEmpty();
        assertThat(news)
                .allSatisfy(now -> assertThat(Contracts.problems(now, SCHEMAS + "DashboardNow"))
                        .isEmpty())
                .anyMatch(now -> now.has("step"));
    }

    @Test
    void taskIsShownWithItsHistory() {
        String key = work.submitted().keySet().iterator().next();

        JsonNode found = task(key);

        assertThat(Contracts.problems(found, SCHEMAS + "DashboardTask")).isEmpty();
        assertThat(found.at("/task/terminal").asBoolean()).isTrue();
        assertThat(found.path("history"))
                .hasSize(found.at("/task/sequence").asInt())
                .extracting(passage -> passage.path("sequence").asInt())
                .isSorted();
    }

    @Test
    void taskThatNobodyKnowsIsNone() {
        JsonNode found = task("zai/nobody-knows");

        assertThat(Contracts.problems(found, SCHEMAS + "DashboardTask")).isEmpty();
        assertThat(found.get("task").isNull()).isTrue();
    }

    @Test
    void keyThatIsNoneIsRefused() {
        assertThat(task("no-slash").at("/error/code").asText()).isEqualTo("invalid-key");
    }

    @Test
    void onlySoManyMayWatch() throws IOException {
        List<BufferedReader> streams = new ArrayList<>();
        URI stream = bridge.management("/dashboard/stream");
        try {
            for (int i = 0; i < Readers.MOST; i++) {
                streams.add(
                        new BufferedReader(new InputStreamReader(stream.toURL().openStream(), StandardCharsets.UTF_8)));
            }
            assertThat(status(stream)).isEqualTo(503);
        } finally {
            for (BufferedReader reader : streams) {
                reader.close();
            }
        }
        Await.until(() -> status(stream), status -> status == 200);
    }

    private static int status(URI stream) {
        try {
            var connection = (java.net.HttpURLConnection) stream.toURL().openConnection();
            int status = connection.getResponseCode();
            connection.disconnect();
            return status;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
