// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import java.time.Duration;

/** How long the phases of a script last, asked once for each. */
@FunctionalInterface
public interface Pace {
    Duration next();

    static Pace every(Duration step) {
        return () -> step;
    }
}
