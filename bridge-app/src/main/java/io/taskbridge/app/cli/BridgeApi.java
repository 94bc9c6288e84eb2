// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.taskbridge.codec.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The HTTP API of a running bridge, for one call of a command. Blocks; every wait and every body is bounded. */
final class BridgeApi {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final int MAX_ANSWER = 1 << 20;

    private final String url;
    private final @Nullable String token;

    BridgeApi(String url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    /** What the bridge says it tracks now. */
    JsonNode track(JsonNode task) {
        HttpRequest request = request(task);
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return tracked(response.statusCode(), body.readNBytes(MAX_ANSWER));
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.NOT_STARTED, "No bridge answers at " + shownUrl() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAULT, "Interrupted.");
        }
    }

    private HttpRequest request(JsonNode task) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.replaceAll("/+$", "") + "/v1/tasks"))
                    .timeout(ANSWER_LIMIT)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(task)));
            if (token != null) {
                authorize(request, token);
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "--url: " + shownUrl() + ": must be an http:// or https:// URL");
        }
    }

    private static void authorize(HttpRequest.Builder request, String token) {
        try {
            request.header("Authorization", "Bearer " + token);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "--token: ***: must not contain control characters");
        }
    }

    private static JsonNode tracked(int status, byte[] body) {
        JsonNode answer = read(body);
        if (status == 202 && answer.path("tracked").isArray()) {
            return answer.path("tracked");
        }
        JsonNode error = answer.path("error");
        StringBuilder message = new StringBuilder("The bridge answers " + status);
        if (error.path("message").isTextual()) {
            message.append(": ").append(Printable.of(error.path("message").asText(), 500));
        }
        for (JsonNode detail : error.path("details")) {
            String shown = detail.isTextual() ? detail.asText() : detail.toString();
            message.append(System.lineSeparator()).append("  ").append(Printable.of(shown, 500));
        }
        throw new CommandFailure(status >= 400 && status < 500 ? ExitCode.USAGE : ExitCode.FAULT, message.toString());
    }

    private static JsonNode read(byte[] body) {
        try {
            return Json.read(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** A URL may hold a password before its host. */
    private String shownUrl() {
        return url.indexOf('@') < 0 ? Printable.of(url, 200) : "***";
    }
}
