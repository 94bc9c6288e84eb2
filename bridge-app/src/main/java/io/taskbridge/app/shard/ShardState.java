// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

/** Where a shard stands. */
public enum ShardState {
    /** Fencing its former owner and reading what was committed; takes no input. */
    RESTORING,
    /** Taking inputs and committing transitions. */
    RUNNING,
    /** Given up to another owner, or the bridge is stopping. */
    STOPPED
}
