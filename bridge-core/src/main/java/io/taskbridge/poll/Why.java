// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/** Why a task is asked about when it is. */
public enum Why {
    /** By then the wait for an answer costs more than a request. */
    WORTH_IT("an answer is likely by then"),
    /** Its webhook will most likely tell. */
    WEBHOOK_EXPECTED("its webhook is expected; this is the safety net"),
    /** Should tasks take less time by now, it would not be noticed otherwise. */
    SCOUT("one of a few that are asked about early, should tasks take less time by now"),
    /** The longest time that any task may be left alone. */
    MAX_INTERVAL("maxInterval ends then"),
    /** The shortest time that any task is left alone. */
    MIN_INTERVAL("minInterval ends then"),
    /** The last poll taught nothing. */
    RETRY("the last poll got no answer");

    private final String words;

    Why(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
