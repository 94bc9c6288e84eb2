// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.KeyValuePair;

/** The program logs as the example file says, though it does not read it. */
class LoggingTest {
    private static final LoggerContext BUILT_IN = builtIn(name -> null);
    private static final LoggerContext EXAMPLE = example();

    private static LoggerContext builtIn(Function<String, @Nullable String> environment) {
        LoggerContext context = new LoggerContext();
        new BuiltInLogging(environment).apply(context);
        return context;
    }

    private static LoggerContext example() {
        LoggerContext context = new LoggerContext();
        JoranConfigurator reader = new JoranConfigurator();
        reader.setContext(context);
        try {
            reader.doConfigure(Path.of("..", "config", "logback.xml").toFile());
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
        return context;
    }

    private static Map<String, Level> levels(LoggerContext context) {
        return context.getLoggerList().stream()
                .filter(logger -> logger.getLevel() != null)
                .collect(Collectors.toMap(Logger::getName, Logger::getLevel));
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
        return (ConsoleAppender<ILoggingEvent>) context.getLogger(Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .next();
    }

    private static String line(LoggerContext context, ILoggingEvent event) {
        Encoder<ILoggingEvent> encoder = console(context).getEncoder();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private static LoggingEvent event(String logger, Level level, @Nullable Throwable failure) {
        LoggerContext context = new LoggerContext();
        return new LoggingEvent("", context.getLogger(logger), level, "{} of {}", failure, new Object[] {"one", "two"});
    }

    static Stream<LoggingEvent> everyKind() {
        LoggingEvent withPairs = event("io.taskbridge.app.Bridge", Level.INFO, null);
        withPairs.setKeyValuePairs(List.of(new KeyValuePair("shard", 3), new KeyValuePair("why", "fenced")));
        return Stream.of(
                event("io.taskbridge.app.Bridge", Level.INFO, null),
                event("Main", Level.DEBUG, null),
                event("kafka", Level.ERROR, new IllegalStateException("outer", new RuntimeException("inner"))),
                withPairs);
    }

    @Test
    void levelsAreThoseOfTheExample() {
        assertThat(levels(BUILT_IN)).isEqualTo(levels(EXAMPLE));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void linesAreThoseOfTheExample(LoggingEvent event) {
        assertThat(line(BUILT_IN, event)).isEqualTo(line(EXAMPLE, event));
    }

    @Test
    void linesGoToStandardError() {
        assertThat(List.of(console(BUILT_IN).getTarget(), console(EXAMPLE).getTarget()))
                .containsOnly("System.err");
    }

    @Test
    void environmentChangesTheLevelOfTaskbridgeItself() {
        LoggerContext context = builtIn(Map.of("TASKBRIDGE_LOG_LEVEL", "debug")::get);

        assertThat(context.getLogger("io.taskbridge.app").isDebugEnabled()).isTrue();
        assertThat(context.getLogger("org.apache.kafka").isInfoEnabled()).isFalse();
    }

    @Test
    void logbackFindsIt() {
        assertThat(ServiceLoader.load(Configurator.class)).hasAtLeastOneElementOfType(BuiltInLogging.class);
    }

    /** This test's own class path has such a file. */
    @Test
    void fileOfTheUsersOwnComesFirst() {
        assertThat(new BuiltInLogging().configure(new LoggerContext()))
                .isEqualTo(Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY);
    }
}
