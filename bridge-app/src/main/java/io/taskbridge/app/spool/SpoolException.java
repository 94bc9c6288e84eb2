// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import org.jspecify.annotations.Nullable;

/** The spool cannot be used, or cannot take a webhook now; the message names the key, the value and what is wrong. */
public final class SpoolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SpoolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
