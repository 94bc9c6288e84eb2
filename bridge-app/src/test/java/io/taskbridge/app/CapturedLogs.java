// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open; Taskbridge itself down to DEBUG. */
public final class CapturedLogs implements AutoCloseable {
    private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger taskbridge = (Logger) LoggerFactory.getLogger("io.taskbridge");
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    };

    private final Level before = taskbridge.getLevel();

    private CapturedLogs() {}

    public static CapturedLogs start() {
        CapturedLogs logs = new CapturedLogs();
        logs.appender.setContext(logs.root.getLoggerContext());
        logs.appender.start();
        logs.root.addAppender(logs.appender);
        logs.taskbridge.setLevel(Level.DEBUG);
        return logs;
    }

    /** Every line as text, stack traces included. */
    public List<String> lines() {
        return events.stream().map(CapturedLogs::text).toList();
    }

    /** What Taskbridge itself said, at the level or above. */
    public List<String> ofTaskbridge(Level level) {
        return events.stream()
                .filter(event -> event.getLoggerName().startsWith("io.taskbridge"))
                .filter(event -> event.getLevel().isGreaterOrEqual(level))
                .map(CapturedLogs::text)
                .toList();
    }

    private static String text(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                + event.getKeyValuePairs() + " " + trace;
    }

    @Override
    public void close() {
        taskbridge.setLevel(before);
        root.detachAppender(appender);
        appender.stop();
    }
}
