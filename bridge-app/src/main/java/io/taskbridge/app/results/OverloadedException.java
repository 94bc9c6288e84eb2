// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

/** Work that is not taken on because too much of its kind waits already. Nothing is wrong; try again. */
public final class OverloadedException extends Exception {
    OverloadedException(String work) {
        super("too much waits for " + work + " already", null, false, false);
    }
}
