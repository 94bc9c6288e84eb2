// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

/** A file of the spool is not, or not wholly, what the bridge once wrote; the message says how that shows. */
final class TornFileException extends Exception {
    private static final long serialVersionUID = 1;

    TornFileException(String message) {
        super(message);
    }
}
