// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

/** What may keep a source from being asked, each for as long as it lasts. */
public enum Hold {
    /** An operator has paused it, or may have: that is not known yet. */
    PAUSE,
    /** No answer could be made known. */
    KAFKA_AWAY
}
