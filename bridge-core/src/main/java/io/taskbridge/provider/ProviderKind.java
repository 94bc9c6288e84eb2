// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import java.util.Locale;
import java.util.Set;

/** The providers that can be configured: what each needs, and how a source of it is connected. */
public enum ProviderKind {
    BASETEN("https://{kind}-{target}.api.baseten.co"),
    SCALE("https://api.egp.scale.com"),
    VESSL("https://serve-api.vessl.ai/api/v1/services/{target}"),
    ZAI("https://api.z.ai/api");

    private final String defaultBaseUrl;

    ProviderKind(String defaultBaseUrl) {
        this.defaultBaseUrl = defaultBaseUrl;
    }

    /** As configuration and events spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String defaultBaseUrl() {
        return defaultBaseUrl;
    }

    /** Names of the credentials that must be configured. */
    public Set<String> requiredCredentials() {
        return switch (this) {
            case BASETEN, SCALE, ZAI -> Set.of("apiKey");
            case VESSL -> Set.of("token");
        };
    }

    /** Names of the credentials that may be configured. */
    public Set<String> optionalCredentials() {
        return this == SCALE ? Set.of("accountId") : Set.of();
    }

    /** Whether the provider can call us back. */
    public boolean sendsWebhooks() {
        return this == BASETEN;
    }
}
