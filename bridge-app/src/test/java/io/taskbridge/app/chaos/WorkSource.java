// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import io.taskbridge.provider.ProviderKind;
import java.util.Locale;

/** The sources of the bridges of a run. */
enum WorkSource {
    /** Webhooks bring the end, and are kept on disk while Kafka is down. */
    SPOOLED(ProviderKind.BASETEN, "spool"),
    /** Webhooks bring the end, and are refused while Kafka is down. */
    REFUSING(ProviderKind.BASETEN, "reject"),
    BASETEN(ProviderKind.BASETEN, ""),
    SCALE(ProviderKind.SCALE, ""),
    VESSL(ProviderKind.VESSL, ""),
    ZAI(ProviderKind.ZAI, "");

    private final ProviderKind kind;
    private final String onKafkaDown;

    WorkSource(ProviderKind kind, String onKafkaDown) {
        this.kind = kind;
        this.onKafkaDown = onKafkaDown;
    }

    ProviderKind kind() {
        return kind;
    }

    boolean takesWebhooks() {
        return !onKafkaDown.isEmpty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As YAML below {@code sources:}. */
    String yaml(String baseUrl, String key, String secret) {
        String source =
                """
                  %s:
                    provider: %s
                    baseUrl: "%s"
                    credentials: {%s: "%s"}
                    poll: {rate: 100/s, minInterval: 200ms, maxInterval: 1s, notFoundGrace: 5s, timeout: 2s}
                """.formatted(word(), kind.word(), baseUrl, kind == ProviderKind.VESSL ? "token" : "apiKey", key);
        // A webhook may be underway for as long as a run lasts.
        return takesWebhooks()
                ? source + "    webhook: {secrets: [" + secret + "], tolerance: 24h, resultGrace: 2m, onKafkaDown: "
                        + onKafkaDown + "}\n"
                : source;
    }
}
