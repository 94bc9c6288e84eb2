// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is particular about one provider: its paths, its credential, its words and shapes. Stateless. */
interface Cloud extends ErrorShape {
    ProviderKind kind();

    /** An id of the provider's form. */
    String newId(RandomGenerator random, Instant now);

    /** Whether the request carries the key that is accepted. */
    boolean admits(MultiMap headers);

    /** What follows the base URL in status requests, as a regular expression with the group {@code id}. */
    String statusPath();

    /** How the task stands; its standing has a word, so the provider knows it. */
    Answer status(LiveTask live, Standing standing, String word, Instant now);

    /** The answer to a status request about an id that the provider does not know. */
    Answer unknown();

    /** What follows the base URL where tasks are posted, as regular expressions. */
    List<String> submitPaths();

    /**
     * The life of a task that somebody posts.
     *
     * @throws IllegalArgumentException if the body is not what the provider takes
     */
    Script order(String path, JsonNode body, ScriptGenerator scripts);

    /** The answer to a post. */
    Answer submitted(SimulatedTask task);

    /** Whether the Authorization header is the scheme and the key. */
    static boolean authorizes(MultiMap headers, String scheme, Secret key) {
        String given = headers.get("authorization");
        return given != null && given.startsWith(scheme + " ") && key.matches(given.substring(scheme.length() + 1));
    }

    /** @throws IllegalArgumentException if the body is no object with that member */
    static JsonNode required(JsonNode body, String member) {
        JsonNode value = body.get(member);
        if (value == null) {
            throw new IllegalArgumentException(member + " is required");
        }
        return value;
    }
}
