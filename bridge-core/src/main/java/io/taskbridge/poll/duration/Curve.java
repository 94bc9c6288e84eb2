// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

/**
 * When a task of which it is known that it was going on at one age is worth asking about again. Ages are seconds since
 * the task's clock began. Not thread-safe: owned by one poll verticle.
 */
public interface Curve {
    /**
     * What asking at {@code age} would be worth a request: the undetected delay to be expected by then, over the chance
     * that the task still goes on and the request is wasted. Never falls as {@code age} grows.
     *
     * @param seenAt the age at which the task was last seen going on
     * @param tail seconds of delay that count double, so that long delays weigh more; 0 to count all delay alike
     */
    double index(double seenAt, double age, double tail);

    /** The first age after {@code seenAt} at which the {@link #index} reaches the price. */
    double nextAge(double seenAt, double price, double tail);

    /** The undetected delay, in seconds, to be expected at {@code age}. */
    double delay(double seenAt, double age);

    /** The chance that a task that went on at {@code seenAt} still goes on at {@code age}. */
    double alive(double seenAt, double age);
}
