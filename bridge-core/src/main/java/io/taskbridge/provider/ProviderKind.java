// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import io.taskbridge.provider.baseten.BasetenProvider;
import io.taskbridge.provider.baseten.BasetenWebhooks;
import io.taskbridge.provider.scale.ScaleProvider;
import io.taskbridge.provider.vessl.VesslProvider;
import io.taskbridge.provider.zai.ZaiProvider;
import io.taskbridge.webhook.Secret;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        return webhooks() != null;
    }

    /** How the provider's webhooks are read; null if it sends none. */
    public @Nullable WebhookFormat webhooks() {
        return this == BASETEN ? new BasetenWebhooks() : null;
    }

    /**
     * Connects a source.
     *
     * @throws IllegalArgumentException naming the key, {@code baseUrl} or {@code credentials.<name>}, and the rule that
     *     its value breaks, without the value
     */
    public Provider connect(String baseUrl, Map<String, Secret> credentials) {
        Credentials given = new Credentials(this, credentials);
        BaseUrl base = baseUrl(baseUrl);
        return switch (this) {
            case BASETEN -> new BasetenProvider(base, given.required("apiKey"));
            case SCALE -> new ScaleProvider(base, given.required("apiKey"), given.optional("accountId"));
            case VESSL -> new VesslProvider(base, given.required("token"));
            case ZAI -> new ZaiProvider(base, given.required("apiKey"));
        };
    }

    private BaseUrl baseUrl(String template) {
        try {
            BaseUrl base = BaseUrl.parse(template);
            base.requireOnly(placeholders());
            return base;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("baseUrl: " + e.getMessage(), e);
        }
    }

    private Set<BaseUrl.Placeholder> placeholders() {
        return switch (this) {
            case BASETEN -> Set.of(BaseUrl.Placeholder.KIND, BaseUrl.Placeholder.TARGET);
            case SCALE, VESSL -> Set.of(BaseUrl.Placeholder.TARGET);
            case ZAI -> Set.of();
        };
    }
}
