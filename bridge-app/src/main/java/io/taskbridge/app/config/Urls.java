// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.net.URI;
import java.net.URISyntaxException;

/** Absolute http and https URLs, kept without a slash at the end. */
final class Urls {
    private static final String RULE = "must be an absolute http:// or https:// URL without user, query or fragment";

    static final Format<String> PUBLIC = Format.hiding(Urls::mayHoldSecret, text -> requireUrl(text, text));

    /** May hold {@code {kind}} and {@code {target}}, which come from each task's target. */
    static final Format<String> BASE = Format.hiding(
            Urls::mayHoldSecret,
            text -> requireUrl(text, text.replace("{kind}", "k").replace("{target}", "t")));

    private Urls() {}

    private static boolean mayHoldSecret(String text) {
        return text.indexOf('@') >= 0 || text.indexOf('?') >= 0 || text.indexOf('#') >= 0;
    }

    private static String requireUrl(String text, String filled) {
        try {
            URI uri = new URI(filled);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getPort() <= 65_535 && !mayHoldSecret(text)) {
                return text.replaceAll("/+$", "");
            }
        } catch (URISyntaxException e) {
            // Its message repeats the text; ours says the rule.
        }
        throw new IllegalArgumentException(RULE);
    }
}
