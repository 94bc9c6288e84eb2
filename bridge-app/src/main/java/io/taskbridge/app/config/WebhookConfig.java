// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.webhook.Secret;
import java.time.Duration;
import java.util.List;

/**
 * How a source's webhooks are taken.
 *
 * @param secrets any of them may have signed a webhook
 * @param unsigned whether webhooks are believed without a signature
 * @param tolerance how old a signed webhook may be
 * @param resultGrace how long a polled success waits for the webhook that carries its output
 */
public record WebhookConfig(
        List<Secret> secrets, boolean unsigned, Duration tolerance, Duration resultGrace, OnKafkaDown onKafkaDown) {
    public WebhookConfig {
        secrets = List.copyOf(secrets);
    }

    static WebhookConfig read(Section section) {
        WebhookConfig webhook = new WebhookConfig(
                section.list("secrets", Formats.SECRET),
                section.get("unsigned", Formats.FLAG, "false"),
                section.get("tolerance", Durations.atLeast("1s"), "5m"),
                section.get("resultGrace", Durations.atLeast("0s"), "60s"),
                section.get("onKafkaDown", Formats.word(OnKafkaDown.class), "spool"));
        if (!webhook.unsigned()) {
            section.requireItems("secrets", "must hold at least one secret unless unsigned is true");
        }
        return webhook;
    }
}
