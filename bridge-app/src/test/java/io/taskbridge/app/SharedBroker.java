// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.taskbridge.app.kafka.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;

/** One real broker for all tests of the JVM that bring topics of their own; it ends with the JVM. */
public final class SharedBroker {
    private static final EmbeddedKafka BROKER = start();

    private SharedBroker() {}

    public static EmbeddedKafka kafka() {
        return BROKER;
    }

    public static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    /** What to begin names of topics and groups with, so that nobody else's are met. */
    public static String freshPrefix() {
        return "t" + UUID.randomUUID().toString().substring(0, 8) + "-";
    }

    private static EmbeddedKafka start() {
        try {
            return EmbeddedKafka.start(0, Files.createTempDirectory("taskbridge-it"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
