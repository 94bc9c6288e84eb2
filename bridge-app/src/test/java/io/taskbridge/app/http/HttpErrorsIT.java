// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.RawHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers get who ask for nothing that there is. */
class HttpErrorsIT {
    private static BridgeFixture bridge;

    @BeforeAll
    static void start() {
        bridge = BridgeFixture.of(Webhooks.SOURCES).start();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/v1",
                "/v1/",
                "/v1/nothing",
                "/v1/tasks/open",
                "/v1/tasks/open/a/b",
                "/webhooks",
                "/webhooks/",
                "/schemas",
                "/openapi.yaml/x",
                "/metrics",
                "/health"
            })
    void unknownPathIsNotFound(String path) {
        assertError(bridge.get(path), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v1/tasks, 'GET, POST'",
        "DELETE, /v1/tasks, 'GET, POST'",
        "PATCH, /v1/tasks/open/a, 'DELETE, GET'",
        "POST, /v1/tasks/open/a, 'DELETE, GET'",
        "POST, /openapi.yaml, GET",
        "DELETE, /schemas/task-event.json, GET",
        "PUT, /webhooks/open, POST",
        "BREW, /webhooks/open, POST"
    })
    void wrongMethodIsToldWhichOnesThereAre(String method, String path, String allowed) {
        HttpResponse<String> answer =
                bridge.send(bridge.authorized(bridge.server(path)).method(method, BodyPublishers.ofString("{}")));

        assertError(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    }

    @Test
    void contractsAreOpenToEverybody() {
        for (String path : new String[] {"/openapi.yaml", "/asyncapi.yaml", "/schemas/task-event.json"}) {
            RawHttp.Answer answer = exchange("GET " + path + " HTTP/1.1\r\nHost: b\r\n\r\n");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isNotBlank();
        }
    }

    @Test
    void requestLineTooLongIsAnswered() {
        assertError(exchange("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: b\r\n\r\n"), 414, "uri-too-long");
    }

    @Test
    void headersTooLargeAreAnswered() {
        assertError(
                exchange("GET / HTTP/1.1\r\nHost: b\r\nX-Large: " + "x".repeat(20_000) + "\r\n\r\n"),
                431,
                "headers-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: b\r\n\r\n",
                "POST /webhooks/%zz HTTP/1.1\r\nHost: b\r\nContent-Length: 0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: b\r\nBad Header: x\r\n\r\n",
                "POST /webhooks/open HTTP/1.1\r\nHost: b\r\nContent-Length: many\r\n\r\n",
                "POST /webhooks/open HTTP/1.1\r\nHost: b\r\nContent-Length: -1\r\n\r\n",
                "POST /webhooks/open HTTP/1.1\r\nHost: b\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "garbage\r\n\r\n"
            })
    void requestThatIsNoHttpIsAnsweredAndNotExplained(String request) {
        assertError(exchange(request), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/tasks/open/%zz", "/v1/tasks/open/%c3%28", "/v1/tasks?state=%zz", "/v1/tasks?after=%c3"})
    void brokenPercentEncodingNeverCausesAFault(String path) {
        RawHttp.Answer answer = exchange(
                "GET " + path + " HTTP/1.1\r\nHost: b\r\nAuthorization: Bearer " + BridgeFixture.TOKEN + "\r\n\r\n");

        assertThat(answer.status()).isBetween(200, 499);
    }

    @Test
    void starIsNoPath() {
        assertThat(exchange("OPTIONS * HTTP/1.1\r\nHost: b\r\n\r\n").status()).isBetween(400, 405);
    }

    private static RawHttp.Answer exchange(String request) {
        return RawHttp.exchange(bridge.bridge().serverPort(), request);
    }
}
