// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page's files, as a browser gets them. */
class AssetsTest {
    private static final Path FILES = Path.of("src/main/resources/dashboard");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Vertx VERTX = Vertx.vertx();
    private static int port;

    @BeforeAll
    static void serve() {
        Assets assets = new Assets();
        Router router = Router.router(VERTX);
        router.get("/").handler(assets::serve);
        router.get("/dashboard/assets/:file").handler(assets::serve);
        port = VERTX.createHttpServer()
                .requestHandler(router)
                .listen(0, "localhost")
                .await()
                .actualPort();
    }

    @AfterAll
    static void stop() {
        VERTX.close().await();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static Stream<String> files() {
        return Assets.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileIsServedAsItIs(String name) throws Exception {
        HttpResponse<String> answer = get("/dashboard/assets/" + name);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readString(FILES.resolve(name)));
    }

    @Test
    void everyFileIsOnTheList() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> !name.equals(Assets.PAGE) && !name.endsWith(".LICENSE"))
                    .containsExactlyInAnyOrderElementsOf(Assets.NAMES);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/,                              text/html; charset=utf-8",
        "/dashboard/assets/main.js,      text/javascript; charset=utf-8",
        "/dashboard/assets/dashboard.css, text/css; charset=utf-8",
        "/dashboard/assets/icon.svg,     image/svg+xml",
    })
    void browserIsToldWhatAFileIsAndNotToGuess(String path, String type) throws Exception {
        assertThat(get(path).headers().map())
                .containsEntry("content-type", java.util.List.of(type))
                .containsEntry("x-content-type-options", java.util.List.of("nosniff"));
    }

    @Test
    void policyLetsNothingInFromElsewhereAndNoScriptInThePage() throws Exception {
        String policy = get("/").headers().firstValue("content-security-policy").orElseThrow();

        assertThat(policy).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe", "http", "*");
    }

    @Test
    void fileThatTheBrowserHasIsNotSentAgain() throws Exception {
        HttpResponse<String> first = get("/");
        String etag = first.headers().firstValue("etag").orElseThrow();

        assertThat(get("/", "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(get("/", "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("cache-control")).contains("no-cache");
    }

    @ParameterizedTest
    @CsvSource({"index.html", "nothing.js", "..%2f..%2fcontracts%2fopenapi.yaml", "uPlot.LICENSE"})
    void nothingElseIsServed(String name) throws Exception {
        assertThat(get("/dashboard/assets/" + name).statusCode()).isEqualTo(404);
    }
}
