// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.webhook.Secret;
import java.util.List;
import java.util.Map;

/**
 * Who gets in, as the configuration last said: replaced as a whole when that has changed. Immutable.
 *
 * @param apiTokens any of them opens the API
 * @param webhooks where webhooks come in, by source
 */
public record Admission(List<Secret> apiTokens, Map<String, WebhookEndpoint> webhooks) {
    public Admission {
        apiTokens = List.copyOf(apiTokens);
        webhooks = Map.copyOf(webhooks);
    }
}
