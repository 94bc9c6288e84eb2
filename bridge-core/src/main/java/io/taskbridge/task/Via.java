// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.util.Locale;

/** How the news about a task came in. */
public enum Via {
    POLL,
    WEBHOOK,
    /** No news came: the task's deadline passed. */
    DEADLINE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As events spell it: {@code poll}. */
    public String word() {
        return word;
    }
}
