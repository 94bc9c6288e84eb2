// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import org.jspecify.annotations.Nullable;

/** How one provider words a refusal. */
@FunctionalInterface
public interface ErrorShape {
    /**
     * @param status the HTTP status
     * @param code the provider's own error code; null for the usual one of that status
     */
    Answer refusal(int status, @Nullable String code);
}
