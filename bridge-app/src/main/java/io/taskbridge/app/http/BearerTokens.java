// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.webhook.Secret;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/** Lets a request pass if it carries one of the tokens that are configured now. Thread-safe. */
final class BearerTokens implements Handler<RoutingContext> {
    private static final String SCHEME = "Bearer ";

    private final Supplier<List<Secret>> tokens;
    private final boolean anonymous;

    BearerTokens(Supplier<List<Secret>> tokens, boolean anonymous) {
        this.tokens = tokens;
        this.anonymous = anonymous;
    }

    @Override
    public void handle(RoutingContext request) {
        String header = request.request().getHeader("Authorization");
        if (anonymous || (header != null && bearer(header) && known(header.substring(SCHEME.length())))) {
            request.next();
        } else {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            HttpError.of(401, "unauthorized", "A valid bearer token is required.")
                    .answer(request.response());
        }
    }

    /** The scheme is a word in any case, RFC 9110. */
    private static boolean bearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Compares with every token, so that the time taken does not tell which one is near. */
    private boolean known(String candidate) {
        boolean known = false;
        for (Secret token : tokens.get()) {
            known |= token.matches(candidate);
        }
        return known;
    }
}
