// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.taskbridge.app.FreePort;
import io.taskbridge.app.Main;
import io.taskbridge.codec.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against an HTTP server that answers what a bridge would. */
class TrackCommandTest {
    private record Request(String line, String authorization, String body) {}

    private final List<Request> requests = new ArrayList<>();
    private HttpServer bridge;
    private int status = 202;
    private String answer = "{\"tracked\":[{\"key\":\"s/1\",\"url\":\"http://bridge/v1/tasks/s/1\"}]}";

    @BeforeEach
    void startBridge() throws IOException {
        bridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bridge.createContext("/", exchange -> {
            requests.add(new Request(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        bridge.start();
    }

    @AfterEach
    void stopBridge() {
        bridge.stop(0);
    }

    private String url() {
        return "http://localhost:" + bridge.getAddress().getPort();
    }

    private Typed track(String... more) {
        return trackWith(Map.of(), more);
    }

    private Typed trackWith(Map<String, String> environment, String... more) {
        List<String> args = new ArrayList<>(List.of("track", "--source", "s", "--id", "1", "--url", url()));
        args.addAll(List.of(more));
        return Typed.at(Main.commandLine(environment::get), args.toArray(String[]::new));
    }

    @Test
    void answersKeyAndUrlArePrinted() {
        assertThat(track()).isEqualTo(new Typed(0, "s/1  http://bridge/v1/tasks/s/1" + System.lineSeparator(), ""));
    }

    @Test
    void everythingTypedIsSent() throws IOException {
        track("--target", "model:abc", "--label", "tenant=acme", "--label", "formula=a=b", "--token", "t-0");

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo("POST /v1/tasks");
            assertThat(request.authorization()).isEqualTo("Bearer t-0");
            assertThat(Json.read(request.body().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(Json.read("""
                            {"source":"s","id":"1","target":"model:abc","labels":{"tenant":"acme","formula":"a=b"}}
                            """.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    void tokenComesFromTheEnvironmentUnlessTyped() {
        trackWith(Map.of("BRIDGE_API_TOKEN", "t-env"));
        trackWith(Map.of("BRIDGE_API_TOKEN", "t-env"), "--token", "t-typed");

        assertThat(requests).extracting(Request::authorization).containsExactly("Bearer t-env", "Bearer t-typed");
    }

    @Test
    void slashAtTheEndOfTheUrlDoesNotMatter() {
        Typed.at(Main.commandLine(n -> null), "track", "--source", "s", "--id", "1", "--url", url() + "/prefix/");

        assertThat(requests).extracting(Request::line).containsExactly("POST /prefix/v1/tasks");
    }

    @Test
    void refusalIsToldWithItsDetails() {
        status = 400;
        answer =
                "{\"error\":{\"code\":\"bad-task\",\"message\":\"No such source.\",\"details\":[\"s: unknown\",{\"a\":1}]}}";

        Typed typed = track();

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err().lines())
                .containsExactly("The bridge answers 400: No such source.", "  s: unknown", "  {\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource({"401,1", "404,1", "500,3", "503,3", "200,3", "302,3"})
    void anyOtherAnswerIsAnErrorWithItsCode(int other, int exitCode) {
        status = other;
        answer = "<html>";

        Typed typed = track();

        assertThat(typed).isEqualTo(new Typed(exitCode, "", "The bridge answers " + other + System.lineSeparator()));
    }

    @Test
    void controlCharactersOfTheAnswerDoNotReachTheTerminal() {
        answer = "{\"tracked\":[{\"key\":\"s/\\u001b[31m\",\"url\":\"u\\n\"}]}";

        assertThat(track().out()).isEqualTo("s/ [31m  u " + System.lineSeparator());
    }

    @Test
    void bridgeThatIsNotThereIsSaid() {
        int free = FreePort.find();
        String nobody = "http://localhost:" + free;

        Typed typed = Typed.at(Main.commandLine(n -> null), "track", "--source", "s", "--id", "1", "--url", nobody);

        assertThat(typed).isEqualTo(new Typed(2, "", "No bridge answers at " + nobody + "." + System.lineSeparator()));
    }

    @ParameterizedTest
    @CsvSource({"localhost:8080,localhost:8080", "a b,a b", "http://u:hunter2@[,***"})
    void urlMustBeOne(String url, String shown) {
        Typed typed = Typed.at(Main.commandLine(n -> null), "track", "--source", "s", "--id", "1", "--url", url);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err())
                .isEqualTo("--url: " + shown + ": must be an http:// or https:// URL" + System.lineSeparator());
    }

    @Test
    void tokenIsNotRepeatedWhereItCannotBeSent() {
        Typed typed = trackWith(Map.of("BRIDGE_API_TOKEN", "hunter2\n"));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).isEqualTo("--token: ***: must not contain control characters" + System.lineSeparator());
    }
}
