// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.provider.BaseUrl.Placeholder;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @Test
    void placeholdersInTheHostAreFilled() {
        BaseUrl base = BaseUrl.parse("https://{kind}-{target}.api.baseten.co");

        String url = base.resolve(Map.of(Placeholder.KIND, "model", Placeholder.TARGET, "m7x2"), "async_request", "a");

        assertThat(url).isEqualTo("https://model-m7x2.api.baseten.co/async_request/a");
    }

    @Test
    void placeholdersInThePathAreFilledAndEncoded() {
        BaseUrl base = BaseUrl.parse("https://serve.example/api/{target}");

        assertThat(base.resolve(Map.of(Placeholder.TARGET, "a/b"), "async"))
                .isEqualTo("https://serve.example/api/a%2Fb/async");
    }

    @Test
    void placeholderWithinAValueStaysAsItIs() {
        BaseUrl base = BaseUrl.parse("https://serve.example/{kind}/{target}");

        assertThat(base.resolve(Map.of(Placeholder.KIND, "{target}", Placeholder.TARGET, "{kind}")))
                .isEqualTo("https://serve.example/%7Btarget%7D/%7Bkind%7D");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1234/x, http://localhost:1234/x/id",
        "http://localhost:1234/x/, http://localhost:1234/x/id",
        "http://localhost:1234/x///, http://localhost:1234/x/id",
        "http://localhost:1234, http://localhost:1234/id",
        "http://localhost:1234/, http://localhost:1234/id",
        "HTTPS://Host.example, HTTPS://Host.example/id",
        "http://[::1]:8080/x, http://[::1]:8080/x/id",
        "http://10.0.0.7, http://10.0.0.7/id",
    })
    void segmentsFollowTheBaseUrl(String template, String url) {
        assertThat(BaseUrl.parse(template).resolve(Map.of(), "id")).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                          | http:// or https://",
                "localhost                   | http:// or https://",
                "/relative                   | http:// or https://",
                "//host/path                 | http:// or https://",
                "ftp://host                  | http:// or https://",
                "file:///etc/passwd          | http:// or https://",
                "localhost:8080              | http:// or https://",
                "{kind}://host               | http:// or https://",
                "http:host                   | name a host",
                "http:///path                | name a host",
                "http://my_host              | name a host",
                "http://höst                 | name a host",
                "http://host:{target}        | name a host",
                "http://host:8x              | name a host",
                "http://host:70000           | port of at most 65535",
                "http://user:hunter2@host    | user information",
                "http://user@my_host         | user information",
                "http://host?a=hunter2       | query",
                "http://host/x?              | query",
                "http://host#hunter2         | fragment",
                "http://host/{id}            | placeholder",
                "http://host/{TARGET}        | placeholder",
                "http://host/{target         | placeholder",
                "http://host/target}         | placeholder",
                "http://host/{}              | placeholder",
                "http://host/a b             | well-formed",
                "http://host/%zz             | well-formed",
                "http://host/é               | plain ASCII",
                "http://                     | well-formed",
            })
    void brokenRuleIsNamedWithoutTheValue(String template, String rule) {
        assertThatThrownBy(() -> BaseUrl.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void itKnowsWhichPlaceholdersItUses() {
        assertThat(BaseUrl.parse("https://{target}.example").uses(Placeholder.TARGET))
                .isTrue();
        assertThat(BaseUrl.parse("https://host/{target}").uses(Placeholder.TARGET))
                .isTrue();
        assertThat(BaseUrl.parse("https://host/{target}").uses(Placeholder.KIND))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a.b", "a/b", "a_b", "a:1", "a@b", "é", "{target}"})
    void hostPartsAreLettersDigitsAndHyphens(String target) {
        BaseUrl base = BaseUrl.parse("https://{target}.example");

        assertThatThrownBy(() -> base.resolve(Map.of(Placeholder.TARGET, target)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("target: must match [a-z0-9-]{1,63}");
    }

    @Test
    void hostPartsHaveAtMost63Characters() {
        BaseUrl base = BaseUrl.parse("https://{target}.example");

        assertThatCode(() -> base.requireValues(Map.of(Placeholder.TARGET, "x".repeat(63))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> base.requireValues(Map.of(Placeholder.TARGET, "x".repeat(64))))
                .hasMessageContaining("{1,63}");
    }

    @Test
    void missingValueIsRefused() {
        BaseUrl base = BaseUrl.parse("https://{kind}.example");

        assertThatThrownBy(() -> base.requireValues(Map.of()))
                .hasMessage("target: required, the base URL contains {kind}");
    }

    @Test
    void valuesThatAreNotUsedDoNotMatter() {
        BaseUrl base = BaseUrl.parse("https://host");

        assertThat(base.resolve(Map.of(Placeholder.TARGET, "Not A Host"), "id")).isEqualTo("https://host/id");
    }

    @Test
    void placeholderWithoutAValueHereIsRefused() {
        BaseUrl base = BaseUrl.parse("https://{kind}.example/{target}");

        assertThatThrownBy(() -> base.requireOnly(Set.of(Placeholder.TARGET))).hasMessageContaining("{kind}");
        assertThatCode(() -> base.requireOnly(Set.of(Placeholder.KIND, Placeholder.TARGET)))
                .doesNotThrowAnyException();
    }

    @Test
    void itPrintsAsItsTemplate() {
        assertThat(BaseUrl.parse("https://{kind}.example/{target}/")).hasToString("https://{kind}.example/{target}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AZaz09-._~ | AZaz09-._~",
                "a/b        | a%2Fb",
                "%2F        | %252F",
                "a+b c      | a%2Bb%20c",
                "é          | %C3%A9",
                "🦊         | %F0%9F%A6%8A",
                ".          | %2E",
                "..         | %2E%2E",
                "...        | ...",
                ".a         | .a",
            })
    void segmentsAreEncodedButForUnreservedCharacters(String text, String encoded) {
        assertThat(PathSegment.encode(text)).isEqualTo(encoded);
    }
}
