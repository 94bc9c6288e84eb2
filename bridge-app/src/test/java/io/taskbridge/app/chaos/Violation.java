// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

/** A promise that was broken, and by which task. */
record Violation(Kind kind, String key, String what) {
    enum Kind {
        LOST,
        REPEATED,
        OUT_OF_ORDER,
        ILLEGAL,
        WRONG_OUTCOME,
        DISAGREEMENT,
        UNKNOWN_TASK,
        REJECTED
    }

    @Override
    public String toString() {
        return kind + " " + key + ": " + what;
    }
}
