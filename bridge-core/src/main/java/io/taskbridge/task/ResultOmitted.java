// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.util.Locale;

/** Why a completed task's event carries no output. */
public enum ResultOmitted {
    /** The provider's answer has none. */
    NOT_PROVIDED,
    /** Only a webhook could bring it, and the provider says that its delivery failed. */
    WEBHOOK_FAILED,
    /** Only a webhook could bring it, and none came in time. */
    WEBHOOK_MISSED,
    /** It does not fit into a Kafka record; the event says where it is kept. */
    TOO_LARGE;

    /** Whether a webhook should have brought it. */
    public boolean forWantOfWebhook() {
        return this == WEBHOOK_FAILED || this == WEBHOOK_MISSED;
    }

    /** As events spell it: {@code webhook-failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
