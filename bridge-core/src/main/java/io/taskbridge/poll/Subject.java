// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/**
 * A task as it is when the schedule takes it up.
 *
 * @param target whose durations it shares, empty where the source knows no targets
 * @param weight how much more than others' its waiting counts, above 0
 * @param submittedAt when its provider got it, as near as is known; epoch milliseconds, as are all times
 * @param last what was last seen of it, {@link Sighting#NONE} if nothing
 * @param seenAt when that was; {@code submittedAt} if nothing was
 */
public record Subject(String target, double weight, long submittedAt, Sighting last, long seenAt) {
    public Subject {
        // Written so that NaN is refused as well.
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weight: " + weight + ": must be a number above 0");
        }
    }

    /** A task of which nothing was seen yet. */
    public static Subject fresh(String target, double weight, long submittedAt) {
        return new Subject(target, weight, submittedAt, Sighting.NONE, submittedAt);
    }
}
