// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.provider.baseten.BasetenWebhooks;
import io.taskbridge.task.TaskKey;
import io.taskbridge.webhook.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderKindTest {
    private static final Map<String, Secret> KEY = Map.of("apiKey", new Secret("k"));

    @ParameterizedTest
    @CsvSource({
        "BASETEN, model:abc, apiKey, https://model-abc.api.baseten.co/async_request/id",
        "BASETEN, chain:abc, apiKey, https://chain-abc.api.baseten.co/async_request/id",
        "SCALE, m-1, apiKey, https://api.egp.scale.com/v4/serving/m-1/pollAsync/id",
        "VESSL, slug, token, https://serve-api.vessl.ai/api/v1/services/slug/async/id/output",
        "ZAI, , apiKey, https://api.z.ai/api/paas/v4/async-result/id",
    })
    void defaultBaseUrlIsTheProvidersOwn(ProviderKind kind, String target, String credential, String url) {
        Provider provider = kind.connect(kind.defaultBaseUrl(), Map.of(credential, new Secret("k")));

        assertThat(provider.request(new TaskKey("s", "id"), target).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({"SCALE, {kind}", "VESSL, {kind}", "ZAI, {kind}", "ZAI, {target}"})
    void placeholderThatTheProviderCannotFillIsRefused(ProviderKind kind, String placeholder) {
        String credential = kind.requiredCredentials().iterator().next();
        Map<String, Secret> credentials = Map.of(credential, new Secret("k"));

        assertThatThrownBy(() -> kind.connect("https://host/" + placeholder, credentials))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("baseUrl: ")
                .hasMessageContaining(placeholder);
    }

    @Test
    void brokenBaseUrlIsNamed() {
        assertThatThrownBy(() -> ProviderKind.ZAI.connect("ftp://host", KEY))
                .hasMessage("baseUrl: must begin with http:// or https://");
    }

    @ParameterizedTest
    @CsvSource({"BASETEN, apiKey", "SCALE, apiKey", "VESSL, token", "ZAI, apiKey"})
    void missingCredentialIsNamed(ProviderKind kind, String credential) {
        assertThatThrownBy(() -> kind.connect("https://host", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("credentials." + credential + ": required");
    }

    @Test
    void unknownCredentialIsNamed() {
        Map<String, Secret> credentials = Map.of("apiKey", new Secret("k"), "accountId", new Secret("a"));

        assertThatThrownBy(() -> ProviderKind.ZAI.connect("https://host", credentials))
                .hasMessage("credentials.accountId: unknown to provider zai");
    }

    @ParameterizedTest
    @CsvSource({"'key\n'", "'a b'", "clé", "'a\r\nX-Evil: 1'"})
    void credentialThatFitsNoHeaderIsRefusedWithoutBeingShown(String value) {
        assertThatThrownBy(() -> ProviderKind.ZAI.connect("https://host", Map.of("apiKey", new Secret(value))))
                .hasMessage("credentials.apiKey: must be visible ASCII characters without spaces");
    }

    @Test
    void scaleSendsTheAccountOnlyWhereOneIsConfigured() {
        TaskKey key = new TaskKey("s", "id");
        Map<String, Secret> both = Map.of("apiKey", new Secret("k"), "accountId", new Secret("acc"));

        assertThat(ProviderKind.SCALE
                        .connect("https://h", KEY)
                        .request(key, "m")
                        .headers())
                .doesNotContainKey("x-selected-account-id");
        assertThat(ProviderKind.SCALE
                        .connect("https://h", both)
                        .request(key, "m")
                        .headers())
                .containsEntry("x-selected-account-id", "acc");
    }

    @Test
    void onlyBasetenCallsBack() {
        assertThat(ProviderKind.BASETEN.webhooks()).isInstanceOf(BasetenWebhooks.class);
        assertThat(ProviderKind.SCALE.webhooks()).isNull();
        assertThat(ProviderKind.VESSL.webhooks()).isNull();
        assertThat(ProviderKind.ZAI.webhooks()).isNull();
    }

    @Test
    void itIsKnownWhoCallsBack() {
        assertThat(ProviderKind.BASETEN.sendsWebhooks()).isTrue();
        assertThat(ProviderKind.ZAI.sendsWebhooks()).isFalse();
    }

    @Test
    void wordsAreLowerCase() {
        assertThat(ProviderKind.values())
                .extracting(ProviderKind::word)
                .containsExactly("baseten", "scale", "vessl", "zai");
    }
}
