// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

/** Which detection delay polling keeps small. */
public enum PollAim {
    /** The mean, with an eye on the slowest. */
    BALANCED,
    /** The mean alone. */
    MEAN,
    /** The slowest. */
    TAIL
}
