// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import io.taskbridge.task.Report;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook's body means.
 *
 * @param taskId set for {@link Kind#NEWS} alone
 * @param report set for {@link Kind#NEWS} alone
 * @param sentAt when the provider sent it, null if it does not say
 * @param reason for {@link Kind#UNKNOWN_TYPE} and {@link Kind#MALFORMED}, a short phrase for the sender
 */
public record WebhookReading(
        Kind kind,
        @Nullable String taskId,
        @Nullable Report report,
        @Nullable Instant sentAt,
        String reason) {
    public enum Kind {
        /** It says how a task stands. */
        NEWS,
        /** Well-formed, but about something else. */
        UNKNOWN_TYPE,
        /** Not what the provider sends. */
        MALFORMED
    }

    public static WebhookReading news(String taskId, Report report, @Nullable Instant sentAt) {
        return new WebhookReading(Kind.NEWS, taskId, report, sentAt, "");
    }

    public static WebhookReading unknownType(String reason) {
        return new WebhookReading(Kind.UNKNOWN_TYPE, null, null, null, reason);
    }

    public static WebhookReading malformed(String reason) {
        return new WebhookReading(Kind.MALFORMED, null, null, null, reason);
    }
}
