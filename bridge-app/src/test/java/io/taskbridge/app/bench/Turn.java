// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import java.io.IOException;
import java.util.Map;

/** One measurement of one contender. */
@FunctionalInterface
public interface Turn {
    /** Blocks until it is over; the figures that came out, by name, the same names each time. */
    Map<String, Double> take() throws IOException, InterruptedException;
}
