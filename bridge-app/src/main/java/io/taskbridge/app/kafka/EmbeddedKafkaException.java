// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import org.jspecify.annotations.Nullable;

/** The embedded Kafka could not start; the message is one sentence for the person who started it. */
public final class EmbeddedKafkaException extends RuntimeException {
    EmbeddedKafkaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
