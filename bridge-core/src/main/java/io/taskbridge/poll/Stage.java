// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/** How far a task is, as far as the schedule cares. */
public enum Stage {
    /** Nothing is known: it was not asked about yet, or no answer came. */
    UNSEEN,
    QUEUED,
    RUNNING,
    /** It has ended, though it may still be asked about for what its provider has yet to say of it. */
    ENDED
}
