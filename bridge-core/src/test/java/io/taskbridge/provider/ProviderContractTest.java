// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.taskbridge.provider.Reading.Kind;
import io.taskbridge.task.TaskKey;
import io.taskbridge.webhook.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter promises, whichever provider it speaks to. */
public abstract class ProviderContractTest extends AdapterTest {
    private static final String BASE = "http://localhost:18080/some/base";

    private final Connector connector;
    private final String target;
    private final String statusField;
    private final Map.Entry<String, String> authentication;

    /**
     * @param target one that requests can be built for; null where none is needed
     * @param statusField in which the provider says how a task stands
     * @param authentication the header that carries the key, and its whole value
     */
    protected ProviderContractTest(
            ProviderKind kind,
            Map<String, Secret> credentials,
            String target,
            String statusField,
            Map.Entry<String, String> authentication) {
        this(kind.word(), kind::connect, credentials, target, statusField, authentication);
    }

    /** The same for an adapter that cannot be configured. */
    protected ProviderContractTest(
            String word,
            Connector connector,
            Map<String, Secret> credentials,
            String target,
            String statusField,
            Map.Entry<String, String> authentication) {
        super(word, connector, BASE, credentials);
        this.connector = connector;
        this.target = target;
        this.statusField = statusField;
        this.authentication = authentication;
    }

    private StatusRequest request(String id) {
        return provider.request(new TaskKey("source", id), target);
    }

    @Test
    void requestIsUnderTheBaseUrl() {
        assertThat(request("abc").url()).startsWith(BASE + "/").contains("/abc");
    }

    @Test
    void trailingSlashOfTheBaseUrlChangesNothing() {
        // Given
        Provider slashed = connector.connect(BASE + "/", credentials);

        // When
        String url = slashed.request(new TaskKey("source", "abc"), target).url();

        // Then
        assertThat(url).isEqualTo(request("abc").url());
    }

    @Test
    void requestAsksForJson() {
        assertThat(request("abc").headers()).containsEntry("Accept", "application/json");
    }

    @Test
    void requestAuthenticatesInItsHeader() {
        assertThat(request("abc").headers()).contains(authentication);
    }

    @Test
    void urlShowsNoSecret() {
        assertThat(request("abc").url()).doesNotContain(KEY);
    }

    @Test
    void printedRequestAndProviderShowNoSecret() {
        assertThat(request("abc").toString() + provider).doesNotContain(KEY);
    }

    @ParameterizedTest
    @MethodSource("awkwardIds")
    void anyIdIsOneSegment(String id) {
        // Given
        int plain = segments(URI.create(request("abc").url())).size();

        // When
        URI uri = URI.create(request(id).url());

        // Then
        assertThat(segments(uri)).hasSize(plain).contains(id);
        assertThat(uri.getRawQuery()).isNull();
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.normalize()).isEqualTo(uri);
    }

    private static List<String> segments(URI uri) {
        return Stream.of(uri.getRawPath().split("/", -1))
                .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
                .toList();
    }

    static List<String> awkwardIds() {
        return List.of(
                "a/b",
                "/",
                "//",
                "a%2Fb",
                "100%",
                "a b+c",
                "a?b=c&d",
                "a#b",
                ".",
                "..",
                "../../secret",
                "...",
                "@host:80",
                "\\",
                "é漢🦊",
                "{target}",
                "x".repeat(256),
                "漢".repeat(256));
    }

    @Test
    void noHttpStatusWithAnUnreadableBodyIsEverNews() {
        for (int status : IntStream.rangeClosed(100, 599).toArray()) {
            for (byte[] body : unreadableBodies()) {
                assertThat(provider.read(new StatusReply(status, body)).kind())
                        .as("HTTP %s, body of %s bytes", status, body.length)
                        .isNotIn(Kind.SEEN, Kind.DOUBTFUL)
                        .isEqualTo(expected(status));
            }
        }
    }

    /** What HTTP 422 says, of which each provider may think otherwise. */
    protected Kind meaningOfUnprocessable() {
        return Kind.GARBAGE;
    }

    /** What the status alone says. */
    private Kind expected(int status) {
        return switch (status) {
            case 401, 402, 403 -> Kind.REFUSED;
            case 404 -> Kind.NOT_FOUND;
            case 429 -> Kind.THROTTLED;
            case 408, 425 -> Kind.UNAVAILABLE;
            case 422 -> meaningOfUnprocessable();
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.GARBAGE;
        };
    }

    private List<byte[]> unreadableBodies() {
        return List.of(
                new byte[0],
                utf8("   \n"),
                utf8("<!DOCTYPE html><html><body>Bad gateway</body></html>"),
                utf8("{\"" + statusField + "\":\"SUCCE"),
                utf8("{\"" + statusField + "\":\"SUCCESS\"} trailing"),
                utf8("null"),
                utf8("\"SUCCESS\""),
                utf8("[{\"" + statusField + "\":\"SUCCESS\"}]"),
                utf8("[".repeat(100_000)),
                utf8("{\"a\":".repeat(100_000)),
                utf8("{\"a\":1e99999999999}"),
                utf8("{\"a\":" + "9".repeat(20_000) + "}"),
                new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'},
                new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) 0xFD, 0, 1, 2});
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void errorStatusIsNeverNewsWhateverItsBodySays() {
        String done = "{\"%s\":\"SUCCESS\"}".formatted(statusField);
        for (int status : List.of(100, 199, 301, 400, 404, 429, 500, 503, 599)) {
            assertThat(provider.read(Fixture.replyOf(status, done)).kind())
                    .as("HTTP %s", status)
                    .isNotIn(Kind.SEEN, Kind.DOUBTFUL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MYSTERY", "", " ", "QUEUED\\n", "run ning", "\\ud800"})
    void unknownStatusWordHoldsTheTask(String word) {
        String body = "{\"%s\":\"%s\"}".formatted(statusField, word);

        assertThat(provider.read(Fixture.replyOf(200, body)).kind()).isEqualTo(Kind.UNMAPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"hello\":\"world\"}", "{\"%s\":null}"})
    void missingStatusWordHoldsTheTask(String body) {
        Reading reading = provider.read(Fixture.replyOf(200, body.formatted(statusField)));

        assertThat(reading.kind()).isEqualTo(Kind.UNMAPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "[]", "{\"word\":\"SUCCESS\"}"})
    void statusThatIsNoStringIsGarbage(String value) {
        String body = "{\"%s\":%s}".formatted(statusField, value);

        assertThat(provider.read(Fixture.replyOf(200, body)).kind()).isEqualTo(Kind.GARBAGE);
    }

    @Test
    void unknownStatusWordIsShownToOperatorsIfItIsPlain() {
        String body = "{\"%s\":\"MYSTERY\"}".formatted(statusField);

        assertThat(provider.read(Fixture.replyOf(200, body)).reason()).contains("MYSTERY");
    }

    @Test
    void statusThatMayBeAnythingIsNotShownToOperators() {
        String body = "{\"%s\":\"secret: hunter2\"}".formatted(statusField);

        assertThat(provider.read(Fixture.replyOf(200, body)).reason()).doesNotContain("hunter2");
    }

    @Test
    void reasonsQuoteNoBody() {
        for (int status : List.of(200, 400, 401, 404, 429, 500)) {
            Reading reading = provider.read(Fixture.replyOf(status, "{\"message\":\"hunter2\",\"code\":1}"));

            assertThat(reading.reason()).as("HTTP %s", status).isNotBlank().doesNotContain("hunter2");
        }
    }

    @Test
    void targetOfATaskIsAccepted() {
        assertThatCode(() -> provider.requireTarget(target)).doesNotThrowAnyException();
    }
}
