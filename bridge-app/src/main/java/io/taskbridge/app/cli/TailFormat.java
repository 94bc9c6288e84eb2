// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.taskbridge.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** How {@code tail} shows events. Each has a line for whatever can be shown in its way. */
enum TailFormat {
    /** For people. */
    COLOURED {
        @Override
        Optional<String> line(ConsumerRecord<byte[], byte[]> event) {
            return Optional.of(EventLine.of(event, Ansi.ON));
        }
    },
    /** For people who want no colours. */
    PLAIN {
        @Override
        Optional<String> line(ConsumerRecord<byte[], byte[]> event) {
            return Optional.of(EventLine.of(event, Ansi.OFF));
        }
    },
    /** For programs: the record's value, which has to be JSON. */
    JSON_LINES {
        @Override
        Optional<String> line(ConsumerRecord<byte[], byte[]> event) {
            byte[] value = event.value();
            if (value == null) {
                return Optional.empty();
            }
            try {
                Json.readRecord(value);
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
            // In JSON a line break is never anything but space.
            return Optional.of(new String(value, StandardCharsets.UTF_8).replaceAll("[\\r\\n]", " "));
        }
    };

    abstract Optional<String> line(ConsumerRecord<byte[], byte[]> event);

    /**
     * What suits the reader.
     *
     * @param terminal whether that is somebody at a terminal
     * @see <a href="https://no-color.org">NO_COLOR</a>
     */
    static TailFormat suiting(boolean terminal, Function<String, @Nullable String> environment) {
        if (!terminal) {
            return JSON_LINES;
        }
        boolean unwanted =
                !Objects.requireNonNullElse(environment.apply("NO_COLOR"), "").isEmpty();
        return unwanted || "dumb".equals(environment.apply("TERM")) ? PLAIN : COLOURED;
    }
}
