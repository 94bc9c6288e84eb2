// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.codec.Json;
import io.taskbridge.task.TaskKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** The structured log has the keys that are documented, and no others. */
class JsonLayoutTest {
    private static final LoggerContext CONTEXT = context("json");

    private static LoggerContext context(String format) {
        LoggerContext context = new LoggerContext();
        new BuiltInLogging(Map.of("TASKBRIDGE_LOG_FORMAT", format)::get).apply(context);
        return context;
    }

    private static String line(LoggerContext context, LoggingEvent event) {
        ConsoleAppender<ILoggingEvent> console =
                (ConsoleAppender<ILoggingEvent>) context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                        .iteratorForAppenders()
                        .next();
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private static LoggingEvent event(String message, @Nullable Throwable failure, KeyValuePair... pairs) {
        LoggingEvent event = new LoggingEvent(
                "", CONTEXT.getLogger("io.taskbridge.app.Bridge"), Level.INFO, message, failure, new Object[] {"two"});
        event.setThreadName("the thread");
        event.setTimeStamp(1_768_472_430_123L);
        event.setKeyValuePairs(List.of(pairs));
        return event;
    }

    private static JsonNode json(LoggingEvent event) throws IOException {
        String line = line(CONTEXT, event);
        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n");
        return Json.mapper().readTree(line);
    }

    @Test
    void lineTellsWhenHowBadWhoAndWhat() throws IOException {
        assertThat(json(event("one \"and\"\n{}", null))).isEqualTo(Json.mapper().readTree("""
                        {"time":"2026-01-15T10:20:30.123Z","level":"INFO","logger":"io.taskbridge.app.Bridge",
                         "thread":"the thread","message":"one \\"and\\"\\ntwo"}"""));
    }

    @Test
    void ownKeysStandForThemselvesAndOthersGoIntoTheMessage() throws IOException {
        JsonNode line = json(event(
                "transition",
                null,
                new KeyValuePair("task", new TaskKey("zai", "a/b")),
                new KeyValuePair("sequence", 3L),
                new KeyValuePair("time", "never"),
                new KeyValuePair("foreign", 1)));

        assertThat(line.path("task").asText()).isEqualTo("zai/a/b");
        assertThat(line.path("sequence").isNumber()).isTrue();
        assertThat(line.path("time").asText()).startsWith("2026-");
        assertThat(line.path("message").asText()).isEqualTo("transition time=\"never\" foreign=\"1\"");
        assertThat(line.has("foreign")).isFalse();
    }

    @Test
    void stackTraceStaysOnItsLine() throws IOException {
        JsonNode line = json(event("failed", new IllegalStateException("outer", new RuntimeException("inner"))));

        assertThat(line.path("error").asText()).contains("IllegalStateException: outer", "Caused by", "inner", "\n");
    }

    @Test
    void otherFormatIsRefusedAloudAndTextIsWritten() {
        assertThat(line(context("xml"), event("one", null))).contains(" INFO  Bridge one");
    }

    @Test
    void operatingPageListsTheKeys() throws IOException {
        String page = Files.readString(Path.of("docs", "operating.md"));
        String table = page.substring(page.indexOf("| key of a log line"));
        List<String> listed = Pattern.compile("`([a-z]+)`")
                .matcher(table.substring(0, table.indexOf("\n\n"))
                        .lines()
                        .map(row -> row.split("\\|", -1)[1])
                        .reduce("", String::concat))
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace("`", ""))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(
                        Stream.of(LogKey.values()).map(LogKey::word).toList());
    }
}
