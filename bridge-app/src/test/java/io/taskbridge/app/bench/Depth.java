// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

/** How much time a benchmark may take. */
public enum Depth {
    /** As long as its figures need to hold: minutes. */
    FULL,
    /** Under a minute, for a first impression. */
    QUICK,
    /** Seconds: the figures come out, and mean nothing. */
    GLANCE
}
