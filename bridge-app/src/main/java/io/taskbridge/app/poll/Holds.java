// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a source is not asked for now: each reason comes and goes by itself. Owned by one poll verticle. */
final class Holds {
    private final Map<Hold, String> reasons = new EnumMap<>(Hold.class);

    /**
     * @param reason null if it no longer holds
     */
    void set(Hold hold, @Nullable String reason) {
        if (reason == null) {
            reasons.remove(hold);
        } else {
            reasons.put(hold, reason);
        }
    }

    /** In plain words, null if nothing holds. */
    @Nullable String reason() {
        return reasons.isEmpty() ? null : String.join("; ", reasons.values());
    }
}
