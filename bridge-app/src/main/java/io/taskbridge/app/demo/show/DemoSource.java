// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import io.taskbridge.provider.ProviderKind;
import java.util.List;
import java.util.Locale;

/** The sources that a bridge has which is shown with the simulated providers. */
public enum DemoSource {
    /** Takes webhooks, where there is but one source for each provider. */
    BASETEN(ProviderKind.BASETEN),
    BASETEN_WEBHOOK(ProviderKind.BASETEN),
    BASETEN_POLLED(ProviderKind.BASETEN),
    SCALE(ProviderKind.SCALE),
    VESSL(ProviderKind.VESSL),
    ZAI(ProviderKind.ZAI);

    /** One for each provider, named like it. */
    public static final List<DemoSource> PLAIN = List.of(BASETEN, SCALE, VESSL, ZAI);

    /** Those of the demonstration, which compares webhooks with polls. */
    static final List<DemoSource> SHOWN = List.of(BASETEN_WEBHOOK, BASETEN_POLLED, SCALE, VESSL, ZAI);

    private final ProviderKind kind;

    DemoSource(ProviderKind kind) {
        this.kind = kind;
    }

    public ProviderKind kind() {
        return kind;
    }

    /** As the bridge's configuration calls it: {@code baseten-webhook}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if there is no such source */
    static DemoSource of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean takesWebhooks() {
        return this == BASETEN || this == BASETEN_WEBHOOK;
    }
}
