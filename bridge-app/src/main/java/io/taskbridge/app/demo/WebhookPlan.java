// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.task.ResultOmitted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What Baseten does about the webhook of one task.
 *
 * @param endpoint where to call, null where the task was submitted without one
 * @param deliveries how many times the call is made, each with its own retry
 * @param delay how long after the end of the inference the first call is made
 * @param statusWithoutCall the {@code webhook_status} at the end where no call is made
 */
public record WebhookPlan(@Nullable String endpoint, int deliveries, Duration delay, String statusWithoutCall) {
    private static final String FAILED = "FAILED";

    public static WebhookPlan none() {
        return new WebhookPlan(null, 0, Duration.ZERO, "NO_WEBHOOK_PROVIDED");
    }

    public static WebhookPlan once(String endpoint) {
        return late(endpoint, Duration.ZERO);
    }

    /** As if the first answer had got lost: the same bytes come again. */
    public static WebhookPlan twice(String endpoint) {
        return new WebhookPlan(endpoint, 2, Duration.ZERO, "");
    }

    public static WebhookPlan late(String endpoint, Duration by) {
        return new WebhookPlan(endpoint, 1, by, "");
    }

    /** The call is still to be made, for ever. */
    public static WebhookPlan never(String endpoint) {
        return new WebhookPlan(endpoint, 0, Duration.ZERO, "PENDING");
    }

    /** The provider believes that it has called: somebody else took the call. */
    public static WebhookPlan astray(String endpoint) {
        return new WebhookPlan(endpoint, 0, Duration.ZERO, "SUCCEEDED");
    }

    /** The provider gave up calling. */
    public static WebhookPlan failed(String endpoint) {
        return new WebhookPlan(endpoint, 0, Duration.ZERO, FAILED);
    }

    /** The same endpoint, but there is nothing to call it about. */
    WebhookPlan withoutCall() {
        return endpoint == null ? this : new WebhookPlan(endpoint, 0, Duration.ZERO, "CANCELED");
    }

    boolean failsWithoutCall() {
        return statusWithoutCall.equals(FAILED);
    }

    /** Why a success that this plan announces has no output; null where a call brings it. */
    @Nullable ResultOmitted omitted() {
        if (deliveries > 0) {
            return null;
        }
        if (endpoint == null) {
            return ResultOmitted.NOT_PROVIDED;
        }
        return failsWithoutCall() ? ResultOmitted.WEBHOOK_FAILED : ResultOmitted.WEBHOOK_MISSED;
    }
}
