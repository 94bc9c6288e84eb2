// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import org.jspecify.annotations.Nullable;

/**
 * How a source is doing.
 *
 * @param reason in plain words, free of payloads and secrets
 * @param sinceMillis when it entered the state
 * @param lastGoodMillis when it last answered well, null if it never did
 */
public record SourceHealth(
        SourceState state,
        String reason,
        long sinceMillis,
        @Nullable Long lastGoodMillis) {}
