// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.webhook.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A collector that speaks OTLP over HTTP.
 *
 * @param endpoint without a slash at the end
 * @param headers that it wants to see, by name
 */
public record OtlpConfig(String endpoint, Map<String, Secret> headers) {
    private static final String TRACES = "/v1/traces";
    private static final Format<Secret> HEADER = Format.hiding(any -> true, OtlpConfig::header);

    public OtlpConfig {
        headers = Map.copyOf(headers);
    }

    /** Where it takes traces. */
    public String traces() {
        return endpoint.endsWith(TRACES) ? endpoint : endpoint + TRACES;
    }

    static @Nullable OtlpConfig read(Section section) {
        String endpoint = section.require("endpoint", Urls.PUBLIC);
        Map<String, Secret> headers = section.map("headers", HEADER);
        for (String name : headers.keySet()) {
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")) {
                section.refuse("headers", Problem.HIDDEN, "must have names of HTTP headers as keys");
            }
        }
        return endpoint == null ? null : new OtlpConfig(endpoint, headers);
    }

    private static Secret header(String text) {
        if (!text.matches("[\\x20-\\x7e]+") || text.isBlank()) {
            throw new IllegalArgumentException("must be printable ASCII");
        }
        return new Secret(text);
    }
}
