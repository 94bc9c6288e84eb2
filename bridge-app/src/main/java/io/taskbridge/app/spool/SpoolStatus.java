// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import org.jspecify.annotations.Nullable;

/**
 * How a spool stands. Immutable.
 *
 * @param files webhooks that wait
 * @param maxBytes how much of them may wait
 * @param oldestMillis when the oldest of them was written, null if none waits
 * @param torn files in the folder for those that cannot be trusted
 * @param refused files in the folder for those that Kafka will not have
 * @param trouble why webhooks cannot be spooled now, null if they can
 */
public record SpoolStatus(
        long files,
        long bytes,
        long maxBytes,
        @Nullable Long oldestMillis,
        long torn,
        long refused,
        @Nullable String trouble) {
    /** Of a bridge that needs no spool. */
    public static final SpoolStatus EMPTY = new SpoolStatus(0, 0, 0, null, 0, 0, null);

    SpoolStatus with(String otherTrouble) {
        return new SpoolStatus(files, bytes, maxBytes, oldestMillis, torn, refused, otherTrouble);
    }

    /** How long the oldest webhook has waited. */
    public double oldestSeconds(long nowMillis) {
        return oldestMillis == null ? 0 : Math.max(0, nowMillis - oldestMillis) / 1000.0;
    }
}
