// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

/** Nobody here can speak for the partition now: not owned, not restored yet, or just lost. */
public final class ShardUnavailableException extends RuntimeException {
    public ShardUnavailableException(int partition) {
        super("partition " + partition + " is not being served here now", null, false, false);
    }
}
