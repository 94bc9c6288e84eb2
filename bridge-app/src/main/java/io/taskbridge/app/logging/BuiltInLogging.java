// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.logging;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What {@code config/logback.xml} says, without the XML, which would take a good part of a start. Logback finds this
 * class as a service and asks it once. Whoever names a file, or has one where Logback looks for it, gets that.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class BuiltInLogging extends ContextAwareBase implements Configurator {
    private static final Map<String, Level> LEVELS = Map.ofEntries(
            Map.entry("kafka", Level.WARN),
            Map.entry("org.apache.kafka", Level.WARN),
            Map.entry("io.netty", Level.WARN),
            Map.entry("io.vertx", Level.WARN),
            Map.entry("org.apache.kafka.clients.NetworkClient", Level.ERROR),
            Map.entry("org.apache.kafka.controller.QuorumController", Level.ERROR),
            Map.entry("org.apache.kafka.common.config.AbstractConfig", Level.ERROR),
            Map.entry("kafka.server.ControllerApis", Level.OFF),
            Map.entry("kafka.server.DefaultAutoTopicCreationManager", Level.ERROR),
            Map.entry("org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils", Level.ERROR),
            Map.entry("org.apache.kafka.clients.producer.internals.Sender", Level.ERROR),
            Map.entry("org.apache.kafka.clients.admin.internals.PartitionLeaderStrategy", Level.OFF));

    private final Function<String, @Nullable String> environment;

    /** For Logback. */
    public BuiltInLogging() {
        this(System::getenv);
    }

    BuiltInLogging(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null
                || onClassPath(ClassicConstants.TEST_AUTOCONFIG_FILE)
                || onClassPath(ClassicConstants.AUTOCONFIG_FILE)) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        apply(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static boolean onClassPath(String file) {
        return BuiltInLogging.class.getClassLoader().getResource(file) != null;
    }

    void apply(LoggerContext context) {
        LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
        String own = Objects.requireNonNullElse(environment.apply("TASKBRIDGE_LOG_LEVEL"), "INFO");
        context.getLogger("io.taskbridge").setLevel(Level.toLevel(own));
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        String format = Objects.requireNonNullElse(environment.apply("TASKBRIDGE_LOG_FORMAT"), "text");
        boolean json = format.equalsIgnoreCase("json");
        root.addAppender(standardError(context, json ? new JsonLayout() : new LineLayout(ZoneId.systemDefault())));
        if (!json && !format.equalsIgnoreCase("text")) {
            context.getLogger(BuiltInLogging.class)
                    .warn("TASKBRIDGE_LOG_FORMAT: {}: must be text or json; it is text now", format);
        }
    }

    private static ConsoleAppender<ILoggingEvent> standardError(
            LoggerContext context, LayoutBase<ILoggingEvent> layout) {
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setName("STDERR");
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
