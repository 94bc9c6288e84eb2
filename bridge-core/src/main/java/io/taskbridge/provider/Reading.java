// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import io.taskbridge.task.Report;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reply means for the task, and for the source that gave it.
 *
 * @param report set for {@link Kind#SEEN} and {@link Kind#DOUBTFUL} alone
 * @param reason a short phrase for operators, free of payloads and secrets
 * @param createdAt when the provider took the task in, by its own clock; null where it does not tell
 */
public record Reading(
        Kind kind,
        @Nullable Report report,
        String reason,
        @Nullable Instant createdAt) {
    /** Only SEEN moves a task at once; only the answers that are none say anything of the source. */
    public enum Kind {
        /** The provider said clearly how the task stands. */
        SEEN,
        /** The provider said something that is only true if it keeps saying it. */
        DOUBTFUL,
        /** The provider does not know the task, or not yet. */
        NOT_FOUND,
        /** A well-formed answer with a status word that we do not know: hold the task. */
        UNMAPPED,
        /** Asked too often: slow down. */
        THROTTLED,
        /** A quota is used up: come back much later. */
        EXHAUSTED,
        /** The provider refuses our key or our account: an operator must act. */
        REFUSED,
        /** The provider is in trouble: 5xx, time-out, connection lost. */
        UNAVAILABLE,
        /** An answer that nobody can read. */
        GARBAGE,
        /** An answer that could not be taken in: trouble of our own, of which the source knows nothing. */
        UNTAKEN;

        /** Whether something is known of the task now. */
        public boolean answered() {
            return switch (this) {
                case SEEN, DOUBTFUL, NOT_FOUND, UNMAPPED -> true;
                case THROTTLED, EXHAUSTED, REFUSED, UNAVAILABLE, GARBAGE, UNTAKEN -> false;
            };
        }
    }

    public static Reading seen(Report report) {
        return seen(report, null);
    }

    /** The same from a provider that tells when it took the task in, or may. */
    public static Reading seen(Report report, @Nullable Instant createdAt) {
        return new Reading(Kind.SEEN, report, "seen", createdAt);
    }

    /** The same with another report. */
    public Reading with(Report other) {
        return new Reading(kind, other, reason, createdAt);
    }

    public static Reading doubtful(Report report, String reason) {
        return new Reading(Kind.DOUBTFUL, report, reason, null);
    }

    /** A reading of any kind that carries no report. */
    public static Reading of(Kind kind, String reason) {
        return new Reading(kind, null, reason, null);
    }
}
