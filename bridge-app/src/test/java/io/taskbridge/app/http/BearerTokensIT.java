// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.BridgeFixture;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the API is reachable without a token, unless the configuration says so. */
class BearerTokensIT {
    private static final String SOURCE =
            "  zai: {provider: zai, baseUrl: \"http://localhost:1\", credentials: {apiKey: k}}\n";

    private static BridgeFixture bridge;

    @BeforeAll
    static void start() {
        bridge = BridgeFixture.of(SOURCE)
                .with("server.apiTokens", "[" + BridgeFixture.TOKEN + ", the-second-token-0123456789]")
                .start();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/tasks",
                "/v1/tasks/zai/a",
                "/v1/events",
                "/v1/anything",
                "/v1/tasks/zai/%2e%2e",
                "/v1/tasks/zai/%2e"
            })
    void everythingOfTheApiAsksForAToken(String path) {
        HttpResponse<String> answer = bridge.send(HttpRequest.newBuilder(bridge.server(path)));

        assertError(answer, 401, "unauthorized");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "Bearer the-api-token-012345678",
                "Bearer the-api-token-01234567890",
                "Bearer THE-API-TOKEN-0123456789",
                "the-api-token-0123456789",
                "Basic dGhlLWFwaS10b2tlbi0wMTIzNDU2Nzg5",
                "Bearer the-api-token-0123456789, Bearer x"
            })
    void wrongTokenIsRefusedAndNothingIsTracked(String authorization) {
        HttpResponse<String> answer = bridge.send(HttpRequest.newBuilder(bridge.server("/v1/tasks"))
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString("{\"source\":\"zai\",\"id\":\"stolen\"}")));

        assertError(answer, 401, "unauthorized");
        assertThat(bridge.get("/v1/tasks/zai/stolen").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer the-second-token-0123456789", "bearer the-api-token-0123456789"})
    void eachConfiguredTokenOpensTheApi(String authorization) {
        assertThat(bridge.send(HttpRequest.newBuilder(bridge.server("/v1/tasks"))
                                .header("Authorization", authorization))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anonymousBridgeAsksForNoToken() {
        try (BridgeFixture open = BridgeFixture.of(SOURCE)
                .with("server.apiTokens", "[]")
                .with("server.anonymous", "true")
                .start()) {
            assertThat(open.send(HttpRequest.newBuilder(open.server("/v1/tasks"))
                                    .POST(BodyPublishers.ofString("{\"source\":\"zai\",\"id\":\"free\"}")))
                            .statusCode())
                    .isEqualTo(202);
        }
    }
}
