// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/** One JSON object a line, with the keys of {@link LogKey} and no others. Thread-safe. */
final class JsonLayout extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put(LogKey.TIME.word(), Instant.ofEpochMilli(event.getTimeStamp()).toString());
        line.put(LogKey.LEVEL.word(), event.getLevel().toString());
        line.put(LogKey.LOGGER.word(), event.getLoggerName());
        line.put(LogKey.THREAD.word(), event.getThreadName());
        StringBuilder message = new StringBuilder(event.getFormattedMessage());
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> add(pair, line, message));
        }
        line.put(LogKey.MESSAGE.word(), message.toString());
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure != null) {
            line.put(LogKey.ERROR.word(), ThrowableProxyUtil.asString(failure));
        }
        return new String(Json.write(line), StandardCharsets.UTF_8) + "\n";
    }

    /** A library's own keys become words of the message: whoever indexes the keys must know them all. */
    private static void add(KeyValuePair pair, ObjectNode line, StringBuilder message) {
        LogKey.ofPair(pair.key)
                .ifPresentOrElse(
                        key -> put(line, key, pair.value),
                        () -> message.append(' ')
                                .append(pair.key)
                                .append("=\"")
                                .append(pair.value)
                                .append('"'));
    }

    private static void put(ObjectNode line, LogKey key, Object value) {
        if (value instanceof Number number) {
            line.put(key.word(), number.longValue());
        } else {
            line.put(key.word(), String.valueOf(value));
        }
    }
}
