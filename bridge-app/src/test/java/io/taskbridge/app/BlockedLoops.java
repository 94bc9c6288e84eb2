// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.LoggerFactory;

/**
 * Watches, while it is open, for event loops that Taskbridge's own code holds up: Vert.x itself looks at short
 * intervals what a late loop is doing.
 */
public final class BlockedLoops implements AutoCloseable {
    private final Logger checker = (Logger) LoggerFactory.getLogger("io.vertx.core.impl.BlockedThreadChecker");
    private final Set<String> culprits = new ConcurrentSkipListSet<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThrowableProxy() != null) {
                note(event.getThrowableProxy());
            }
        }
    };

    private BlockedLoops() {}

    public static BlockedLoops watch() {
        BlockedLoops watch = new BlockedLoops();
        watch.appender.setContext(watch.checker.getLoggerContext());
        watch.appender.start();
        watch.checker.addAppender(watch.appender);
        watch.checker.setAdditive(false);
        return watch;
    }

    /** The methods of Taskbridge, innermost of each stack, in which a loop was late. */
    public Set<String> culprits() {
        return Set.copyOf(culprits);
    }

    private void note(IThrowableProxy stack) {
        Arrays.stream(stack.getStackTraceElementProxyArray())
                .map(StackTraceElementProxy::getStackTraceElement)
                .filter(frame -> frame.getClassName().startsWith("io.taskbridge."))
                .findFirst()
                .ifPresent(frame -> culprits.add(frame.getClassName() + "." + frame.getMethodName()));
    }

    @Override
    public void close() {
        checker.setAdditive(true);
        checker.detachAppender(appender);
        appender.stop();
    }
}
