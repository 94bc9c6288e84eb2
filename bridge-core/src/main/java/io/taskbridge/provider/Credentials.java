// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import io.taskbridge.webhook.Secret;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The credentials of one source, each known to its provider and fit to be sent as an HTTP header. Never printed. */
final class Credentials {
    private final Map<String, Secret> secrets;

    /** @throws IllegalArgumentException naming the credential and the rule that it breaks, never its value */
    Credentials(ProviderKind kind, Map<String, Secret> secrets) {
        this.secrets = new TreeMap<>(secrets);
        this.secrets.forEach((name, secret) -> {
            boolean known = kind.requiredCredentials().contains(name)
                    || kind.optionalCredentials().contains(name);
            require(known, name, "unknown to provider " + kind.word());
            boolean fit = secret.reveal().chars().allMatch(c -> c > ' ' && c < 127);
            require(fit, name, "must be visible ASCII characters without spaces");
        });
    }

    Secret required(String name) {
        Secret secret = secrets.get(name);
        if (secret == null) {
            throw new IllegalArgumentException("credentials." + name + ": required");
        }
        return secret;
    }

    @Nullable Secret optional(String name) {
        return secrets.get(name);
    }

    private static void require(boolean holds, String name, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("credentials." + name + ": " + rule);
        }
    }
}
