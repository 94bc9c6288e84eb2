// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import java.time.Instant;

/**
 * One webhook call.
 *
 * @param status the HTTP status of the answer, 0 where none came
 */
public record WebhookAttempt(Instant at, int status) {
    boolean delivered() {
        return status >= 200 && status < 300;
    }

    /** The documented list; no answer at all counts as well. */
    boolean worthARetry() {
        return status == 0 || status == 500 || status == 502 || status == 503 || status == 504;
    }
}
