// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.logging;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every key that a line of the structured log may have; there are no others, and none holds a secret or a payload. */
public enum LogKey {
    /** When, UTC, ISO 8601. */
    TIME,
    LEVEL,
    /** The class that speaks. */
    LOGGER,
    THREAD,
    MESSAGE,
    /** The stack trace, where there is one. */
    ERROR,
    /** A task's key, {@code <source>/<taskId>}. */
    TASK,
    /** The number of a task's event. */
    SEQUENCE,
    /** The state before a transition. */
    FROM,
    /** The state after it. */
    TO,
    /** How it was learned. */
    VIA,
    /** Of the inbox: the shard's number. */
    PARTITION;

    private static final Set<LogKey> PAIRS = EnumSet.range(TASK, PARTITION);

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of this name among those that a line is given by whoever logs it. */
    static Optional<LogKey> ofPair(String word) {
        return PAIRS.stream().filter(key -> key.word().equals(word)).findFirst();
    }
}
