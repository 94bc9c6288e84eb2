// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

/** A request that is not acted on, and how to answer it. */
final class RefusedException extends Exception {
    private final transient HttpError error;

    RefusedException(HttpError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    HttpError error() {
        return error;
    }
}
