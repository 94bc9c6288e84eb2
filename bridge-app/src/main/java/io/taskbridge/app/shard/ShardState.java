// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

/** Where a shard stands. */
public enum ShardState {
    /** Fencing its former owner and reading what was committed; takes no input. */
    RESTORING,
    /** Taking inputs and committing transitions. */
    RUNNING,
    /** Shut since its log failed; the group does not confirm that the partition is this bridge's, so it stays shut. */
    FENCED,
    /** Given up to another owner, or the bridge is stopping. */
    STOPPED
}
