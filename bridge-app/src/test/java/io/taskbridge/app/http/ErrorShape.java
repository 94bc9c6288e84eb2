// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.RawHttp;
import java.net.http.HttpResponse;
import java.util.List;

/** The one shape of all error answers. */
public final class ErrorShape {
    private ErrorShape() {}

    /** The answer is an error of that kind; returns its details. */
    public static List<String> assertError(HttpResponse<String> response, int status, String code) {
        return assertError(
                new RawHttp.Answer(
                        response.statusCode(),
                        java.util.Map.of(
                                "content-type",
                                response.headers().firstValue("content-type").orElse("none")),
                        response.body()),
                status,
                code);
    }

    public static List<String> assertError(RawHttp.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
        JsonNode body = BridgeFixture.json(answer.body());
        assertThat(body.fieldNames()).toIterable().containsExactly("error");
        JsonNode error = body.get("error");
        assertThat(error.fieldNames()).toIterable().containsExactly("code", "message", "details");
        assertThat(error.get("code").asText()).isEqualTo(code).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(error.get("message").asText()).endsWith(".").doesNotContain("Exception");
        assertThat(error.get("details").isArray()).isTrue();
        return java.util.stream.StreamSupport.stream(error.get("details").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
