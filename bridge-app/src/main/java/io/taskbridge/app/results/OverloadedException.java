// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

/** Work that is not taken on because too much waits already. Nothing is wrong; try again. */
public final class OverloadedException extends Exception {
    OverloadedException() {
        super("too much is being read already", null, false, false);
    }
}
