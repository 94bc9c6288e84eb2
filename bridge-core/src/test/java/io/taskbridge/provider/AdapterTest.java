// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import io.taskbridge.task.Report;
import io.taskbridge.webhook.Secret;
import java.util.Map;

/** An adapter, and what it reads from the replies on file. */
public abstract class AdapterTest {
    protected static final String KEY = "k3y-0123456789";

    private final ProviderKind kind;
    protected final Map<String, Secret> credentials;
    protected final Provider provider;

    /**
     * @param credentials complete, each value containing {@link #KEY}
     */
    protected AdapterTest(ProviderKind kind, String baseUrl, Map<String, Secret> credentials) {
        this.kind = kind;
        this.credentials = credentials;
        this.provider = kind.connect(baseUrl, credentials);
    }

    protected final ProviderKind kind() {
        return kind;
    }

    protected final Reading read(int status, String fixture) {
        return provider.read(Fixture.reply(status, kind.word() + "/" + fixture));
    }

    protected final Reading read(String fixture) {
        return read(200, fixture);
    }

    protected final Report report(String fixture) {
        return read(fixture).report();
    }

    protected final Report reportOf(String body) {
        return provider.read(Fixture.replyOf(200, body)).report();
    }
}
