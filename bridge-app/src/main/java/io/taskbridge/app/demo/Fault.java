// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Trouble that a provider makes: what it answers to a status request in place of the truth. */
@FunctionalInterface
public interface Fault {
    Answer instead(Answer truth, ErrorShape errors);

    /** 401, 402, 403, 429, 500 or whatever, as JSON in the provider's own shape, without Retry-After. */
    static Fault status(int status) {
        return (truth, errors) -> errors.refusal(status, null);
    }

    /** 429 with Retry-After in seconds. */
    static Fault throttled(Duration retryAfter) {
        return (truth, errors) ->
                errors.refusal(429, null).withHeader("retry-after", String.valueOf(retryAfter.toSeconds()));
    }

    /** An error with the provider's own code: Z.AI says with it what kind of 429 it is. */
    static Fault coded(int status, String code) {
        return (truth, errors) -> errors.refusal(status, code);
    }

    /** The page of some proxy on the way; also with 200. */
    static Fault html(int status) {
        return (truth, errors) -> Answer.html(status, "<html><body><h1>" + status + "</h1></body></html>");
    }

    /** Nothing, until the connection is closed. */
    static Fault silent(Duration until) {
        return (truth, errors) -> Answer.silence(until);
    }

    /** The first half of the true body. */
    static Fault truncated() {
        return (truth, errors) -> truth.with(Arrays.copyOf(truth.body(), truth.body().length / 2));
    }

    /** JSON but for one byte that no UTF-8 text contains. */
    static Fault notUtf8() {
        return (truth, errors) -> {
            byte[] body = "{\"status\":\"?\"}".getBytes(StandardCharsets.UTF_8);
            body[11] = (byte) 0xFF;
            return truth.with(body);
        };
    }
}
