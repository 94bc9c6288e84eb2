// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Why a task did not end well.
 *
 * @param code the provider's error code, or ours for {@link TaskState#LOST}; null where there is none
 * @param message for people
 * @param detail whatever else the provider said, as JSON: further errors, a traceback, the upstream's answer
 */
public record TaskError(
        @Nullable String code, String message, @Nullable JsonNode detail) {
    private static final int MAX_REMEMBERED = 256;

    /** The error in short: remembered tasks are many, and the event has the rest. */
    TaskError remembered() {
        return new TaskError(code, message.length() <= MAX_REMEMBERED ? message : beginning(), null);
    }

    private String beginning() {
        boolean splitsPair = Character.isHighSurrogate(message.charAt(MAX_REMEMBERED - 1));
        return message.substring(0, splitsPair ? MAX_REMEMBERED - 1 : MAX_REMEMBERED) + "…";
    }
}
