// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named connection to one account at a provider.
 *
 * @param baseUrl without a slash at the end
 * @param credentials by the names that the provider's kind requires or allows
 * @param webhook null if this source only polls
 */
public record SourceConfig(
        String name,
        ProviderKind provider,
        String baseUrl,
        Map<String, Secret> credentials,
        PollConfig poll,
        @Nullable WebhookConfig webhook) {
    public SourceConfig {
        credentials = Map.copyOf(credentials);
    }

    /** Null if it is not known what to connect to; that is reported. */
    static @Nullable SourceConfig read(String name, Section section) {
        ProviderKind provider = section.require("provider", Formats.word(ProviderKind.class));
        String baseUrl = section.find("baseUrl", Urls.BASE);
        Map<String, Secret> credentials = provider == null
                ? section.map("credentials", Formats.SECRET)
                : section.section("credentials", keys -> credentials(provider, keys));
        PollConfig poll = section.section("poll", PollConfig::read);
        WebhookConfig webhook = section.has("webhook") ? section.section("webhook", WebhookConfig::read) : null;
        if (provider == null) {
            return null;
        }
        if (webhook != null && !provider.sendsWebhooks()) {
            section.refuse("webhook", "given", "must be left out: " + provider.word() + " sends no webhooks");
        }
        String base = baseUrl == null ? provider.defaultBaseUrl() : baseUrl;
        if (credentials.keySet().containsAll(provider.requiredCredentials())) {
            checkConnection(provider, base, credentials, section);
        }
        return new SourceConfig(name, provider, base, credentials, poll, webhook);
    }

    /** What only the provider's adapter knows to be wrong. */
    private static void checkConnection(
            ProviderKind provider, String baseUrl, Map<String, Secret> credentials, Section section) {
        try {
            provider.connect(baseUrl, credentials);
        } catch (IllegalArgumentException e) {
            String[] keyAndRule = String.valueOf(e.getMessage()).split(": ", 2);
            section.refuse(
                    keyAndRule[0],
                    keyAndRule[0].equals("baseUrl") ? baseUrl : Problem.HIDDEN,
                    keyAndRule[keyAndRule.length - 1]);
        }
    }

    private static Map<String, Secret> credentials(ProviderKind provider, Section section) {
        Map<String, Secret> credentials = new LinkedHashMap<>();
        for (String name : provider.requiredCredentials()) {
            Secret secret = section.require(name, Formats.SECRET);
            if (secret != null) {
                credentials.put(name, secret);
            }
        }
        for (String name : provider.optionalCredentials()) {
            Secret secret = section.find(name, Formats.SECRET);
            if (secret != null) {
                credentials.put(name, secret);
            }
        }
        return credentials;
    }
}
