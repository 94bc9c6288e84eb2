// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import io.taskbridge.task.Output;
import io.taskbridge.task.ResultOmitted;

/** What the status endpoint says about the delivery of a request's output, the only way in which it ever leaves. */
enum WebhookStatus {
    PENDING,
    /** Delivered to somebody; if to us, the webhook is on its way through our own door. */
    SUCCEEDED,
    FAILED,
    CANCELED,
    NO_WEBHOOK_PROVIDED;

    /** The output of a request that succeeded, as far as it is known. */
    Output output() {
        return switch (this) {
            case PENDING, SUCCEEDED -> Output.awaited(ResultOmitted.NOT_PROVIDED);
            case FAILED, CANCELED -> Output.omitted(ResultOmitted.WEBHOOK_FAILED);
            case NO_WEBHOOK_PROVIDED -> Output.omitted(ResultOmitted.NOT_PROVIDED);
        };
    }
}
