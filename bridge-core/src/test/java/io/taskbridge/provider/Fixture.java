// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What providers say, word for word; the files under {@code fixtures/}. */
public final class Fixture {
    private Fixture() {}

    public static byte[] bytes(String name) {
        String file = "/fixtures/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a provider would say that leaves one of its fields out. */
    public static byte[] without(String name, String field) {
        ObjectNode whole = (ObjectNode) json(new String(bytes(name), StandardCharsets.UTF_8));
        return Json.write(whole.without(field));
    }

    public static StatusReply reply(int status, String name) {
        return new StatusReply(status, bytes(name));
    }

    public static StatusReply replyOf(int status, String body) {
        return new StatusReply(status, body.getBytes(StandardCharsets.UTF_8));
    }

    public static JsonNode json(String text) {
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
