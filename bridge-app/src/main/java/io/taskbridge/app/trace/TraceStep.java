// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.trace;

/** What a span of a task's story is about. Spans are short: none lasts as long as a task. */
public enum TraceStep {
    /** A caller's request, until its tasks are durable. */
    ACCEPT("POST /v1/tasks"),
    /** A registration, from when it is read until it is committed; what else happens to the task hangs from it. */
    TRACK("track"),
    /** One question to the provider, and its answer. */
    POLL("poll"),
    /** An authentic webhook, from when it came in until what it says is committed. */
    WEBHOOK("webhook"),
    /** A transition, from the decision until it is committed; consumers go on from there. */
    TRANSITION("transition");

    private final String words;

    TraceStep(String words) {
        this.words = words;
    }

    /** The name of the span. */
    public String words() {
        return words;
    }
}
