// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import org.jspecify.annotations.Nullable;

/** The bridge could not start; the message says why, in words for an operator. */
public final class BridgeStartException extends RuntimeException {
    public BridgeStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
