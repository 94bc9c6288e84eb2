// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.taskbridge.codec.Json;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Holds requests that tests really send, and the answers that really come, to {@code openapi.yaml}. Thread-safe. */
public final class HttpContract {
    private static final int LARGEST_READ = 256 << 10;

    /** What may come of any request, by the document's own introduction; but no test may ever see a 500. */
    private static final Set<String> ANYWHERE = Set.of(
            "400 bad-request", "404 not-found", "405 method-not-allowed", "414 uri-too-long", "431 headers-too-large");

    private HttpContract() {}

    /**
     * Fails unless the exchange is as described.
     *
     * @return what it was: {@code getTask 200}, or only the status if the document has no such operation
     */
    public static String check(HttpResponse<?> answer, String body) {
        HttpRequest request = answer.request();
        DocumentedOperation operation =
                DocumentedOperation.find(request.method(), request.uri().getRawPath());
        String what = request.method() + " " + request.uri().getRawPath() + ": " + answer.statusCode();
        String status = Integer.toString(answer.statusCode());
        if (operation == null || !operation.answers(status)) {
            checkUndocumented(answer, body, what);
            return status;
        }
        String response = operation.answer(status);
        checkHeaders(answer.headers(), response, what);
        if (!request.method().equals("HEAD")) {
            checkBody(answer.headers(), body, response, what);
        }
        if (answer.statusCode() < 300) {
            operation.checkRequest(request, what);
        }
        return operation.id() + " " + status;
    }

    private static void checkUndocumented(HttpResponse<?> answer, String body, String what) {
        if (answer.request().method().equals("HEAD")) {
            return;
        }
        JsonNode error = json(body, what);
        assertThat(problems(error, "openapi/components/schemas/Error")).as(what).isEmpty();
        String said = answer.statusCode() + " " + error.at("/error/code").asText();
        boolean guarded = answer.request().uri().getRawPath().startsWith("/v1/") && said.equals("401 unauthorized");
        assertThat(guarded || ANYWHERE.contains(said))
                .as("%s: the document does not say that %s may come", what, said)
                .isTrue();
    }

    private static void checkHeaders(HttpHeaders headers, String response, String what) {
        for (Map.Entry<String, JsonNode> header :
                Contracts.at(response + "/headers").properties()) {
            String value = headers.firstValue(header.getKey()).orElse(null);
            assertThat(value).as("%s: header %s", what, header.getKey()).isNotNull();
            assertThat(problems(typed(value), response + "/headers/" + header.getKey() + "/schema"))
                    .as("%s: header %s", what, header.getKey())
                    .isEmpty();
        }
    }

    private static void checkBody(HttpHeaders headers, String body, String response, String what) {
        JsonNode content = Contracts.at(response + "/content");
        String type = headers.firstValue("Content-Type").orElse("none").replaceFirst(";.*", "");
        assertThat(content.fieldNames())
                .toIterable()
                .as("%s: content type", what)
                .contains(type);
        String schema = response + "/content/" + DocumentedOperation.escaped(type) + "/schema";
        if (body.length() > LARGEST_READ || Contracts.at(schema).isMissingNode()) {
            return;
        }
        JsonNode value = type.endsWith("json") ? json(body, what) : TextNode.valueOf(body);
        assertThat(problems(value, schema)).as("%s: %s", what, body).isEmpty();
    }

    /** Text as what a schema may want to see in it. */
    static JsonNode typed(String value) {
        return value.matches("-?[0-9]{1,18}")
                ? Json.mapper().getNodeFactory().numberNode(Long.parseLong(value))
                : TextNode.valueOf(value);
    }

    static List<String> problems(JsonNode value, String schema) {
        return Contracts.problems(value, schema);
    }

    static JsonNode json(String body, String what) {
        try {
            return Json.read(body.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            assertThat(body).as("%s: is no JSON", what.toLowerCase(Locale.ROOT)).isEqualTo("JSON");
            return MissingNode.getInstance();
        }
    }
}
