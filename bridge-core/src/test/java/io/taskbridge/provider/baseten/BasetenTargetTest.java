// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.provider.Provider;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.TaskKey;
import io.taskbridge.webhook.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasetenTargetTest {
    private final Provider provider = connect("http://localhost:1/base");
    private final Provider hosted = connect(ProviderKind.BASETEN.defaultBaseUrl());

    private static Provider connect(String baseUrl) {
        return ProviderKind.BASETEN.connect(baseUrl, Map.of("apiKey", new Secret("k")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "model:", ":abc", "Model:abc", "pipeline:abc", "modelabc:x", ":"})
    void targetOfAnotherFormIsRefused(String target) {
        assertThatThrownBy(() -> provider.requireTarget(target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("target: must be model:<id> or chain:<id>");
    }

    @Test
    void targetIsNeededOnlyIfTheBaseUrlNeedsIt() {
        assertThatCode(() -> provider.requireTarget(null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> hosted.requireTarget(null)).hasMessageContaining("target: required");
        assertThatThrownBy(() -> hosted.requireTarget("model:ABC")).hasMessageContaining("[a-z0-9-]{1,63}");
        assertThatCode(() -> hosted.requireTarget("model:abc")).doesNotThrowAnyException();
    }

    @Test
    void requestNeverLeavesTheHostWhateverTheTarget() {
        assertThatThrownBy(() -> hosted.request(new TaskKey("s", "id"), "model:evil.example/"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void targetInThePathMayBeAnything() {
        Provider pathed = connect("http://localhost:1/{kind}/{target}");

        assertThat(pathed.request(new TaskKey("s", "id"), "chain:A:b/c").url())
                .isEqualTo("http://localhost:1/chain/A%3Ab%2Fc/async_request/id");
    }
}
