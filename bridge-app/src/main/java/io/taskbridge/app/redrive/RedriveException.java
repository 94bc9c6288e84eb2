// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.redrive;

/** A redrive cannot begin: Kafka does not answer, or does not hold what it should. */
public final class RedriveException extends RuntimeException {
    RedriveException(String message, Throwable cause) {
        super(message, cause);
    }

    RedriveException(String message) {
        super(message);
    }
}
