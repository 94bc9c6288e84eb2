// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.app.metrics.SourceMeters;
import io.taskbridge.provider.WebhookFormat;
import io.taskbridge.webhook.Freshness;
import io.taskbridge.webhook.SignatureVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Where one source's webhooks come in.
 *
 * @param verifier null if the source is configured to take unsigned webhooks
 * @param store what makes them durable
 */
public record WebhookEndpoint(
        String source,
        WebhookFormat format,
        @Nullable SignatureVerifier verifier,
        Freshness freshness,
        SourceMeters meters,
        WebhookStore store) {}
