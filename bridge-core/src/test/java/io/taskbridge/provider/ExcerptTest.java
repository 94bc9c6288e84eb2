// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.taskbridge.codec.Json;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void shortTextIsKeptWhole() {
        assertThat(Excerpt.head("abc", 3)).isEqualTo("abc");
        assertThat(Excerpt.tail("abc", 3)).isEqualTo("abc");
    }

    @Test
    void longTextLosesItsEndOrItsBeginning() {
        assertThat(Excerpt.head("abcd", 3)).isEqualTo("abc…");
        assertThat(Excerpt.tail("abcd", 3)).isEqualTo("…bcd");
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(Excerpt.head("ab🦊cd", 3)).isEqualTo("ab…");
        assertThat(Excerpt.tail("ab🦊cd", 3)).isEqualTo("…cd");
    }

    @Test
    void smallDetailStaysJson() {
        JsonNode detail = Fixture.json("{\"a\":[1,2]}");

        assertThat(Excerpt.detail(detail)).isSameAs(detail);
    }

    @Test
    void hugeDetailBecomesTheBeginningOfItsJson() {
        JsonNode detail = Fixture.json("{\"a\":\"" + "x".repeat(1_000_000) + "\"}");

        JsonNode kept = Excerpt.detail(detail);

        assertThat(kept.textValue()).startsWith("{\"a\":\"xxx").hasSize(Excerpt.DETAIL + 1);
    }

    @Test
    void hugeTextIsCutAsText() {
        JsonNode kept = Excerpt.detail(TextNode.valueOf("x".repeat(1_000_000)));

        assertThat(kept.textValue()).startsWith("xxx").hasSize(Excerpt.DETAIL + 1);
    }

    @Test
    void unpairedSurrogatesCanStillBeWritten() {
        JsonNode detail = Fixture.json("{\"a\":\"\\ud83e\"}");

        assertThat(Json.write(Excerpt.detail(detail))).isNotEmpty();
    }
}
