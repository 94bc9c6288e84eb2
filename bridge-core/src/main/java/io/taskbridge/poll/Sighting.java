// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/**
 * What is known of how far a task is. Times are epoch milliseconds of the provider's clock.
 *
 * @param createdAt when the provider took the task in, {@link #UNKNOWN} where it does not tell
 * @param since when the stage began, {@link #UNKNOWN} where the provider does not tell; of an ended task its end
 */
public record Sighting(Stage stage, long createdAt, long since) {
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** No answer, or none that tells anything of the task. */
    public static final Sighting NONE = at(Stage.UNSEEN);

    /** The task stands so; the provider gives no times. */
    public static Sighting at(Stage stage) {
        return new Sighting(stage, UNKNOWN, UNKNOWN);
    }
}
