// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/** What came of one poll, as far as the schedule cares. */
public enum PollOutcome {
    /** The provider answered, and the task stands where it stood; also while an answer is held or doubted. */
    NOTHING_NEW,
    /** The task moved and goes on. */
    CHANGED,
    /** The task has ended: it is not asked about again. */
    ENDED,
    /** Nothing was learned of the task: the source was in trouble, or the request never left. */
    NO_OBSERVATION
}
