// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import io.taskbridge.task.Report;
import io.taskbridge.webhook.Secret;
import java.util.Map;

/** An adapter, and what it reads from the replies on file. */
public abstract class AdapterTest {
    protected static final String KEY = "k3y-0123456789";

    /** Makes the adapter, as {@link ProviderKind#connect} does. */
    @FunctionalInterface
    public interface Connector {
        Provider connect(String baseUrl, Map<String, Secret> credentials);
    }

    private final String word;
    protected final Map<String, Secret> credentials;
    protected final Provider provider;

    /**
     * @param credentials complete, each value containing {@link #KEY}
     */
    protected AdapterTest(ProviderKind kind, String baseUrl, Map<String, Secret> credentials) {
        this(kind.word(), kind::connect, baseUrl, credentials);
    }

    /**
     * The same for an adapter that cannot be configured.
     *
     * @param word where its replies are among the fixtures
     */
    AdapterTest(String word, Connector connector, String baseUrl, Map<String, Secret> credentials) {
        this.word = word;
        this.credentials = credentials;
        this.provider = connector.connect(baseUrl, credentials);
    }

    protected final Reading read(int status, String fixture) {
        return provider.read(Fixture.reply(status, word + "/" + fixture));
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
