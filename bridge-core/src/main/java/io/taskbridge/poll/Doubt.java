// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import io.taskbridge.provider.Reading;
import org.jspecify.annotations.Nullable;

/**
 * How often in a row a provider has said something of a task that is not believed at once. Most tasks have none.
 * Immutable.
 */
public record Doubt(Reading.Kind kind, int times, long sinceMillis) {
    static Doubt after(@Nullable Doubt doubt, Reading.Kind kind, long nowMillis) {
        return doubt != null && doubt.kind == kind
                ? new Doubt(kind, doubt.times + 1, doubt.sinceMillis)
                : new Doubt(kind, 1, nowMillis);
    }
}
