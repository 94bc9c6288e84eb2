// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which bridge of the group owns what, as the group's coordinator says. Thread-safe; every answer comes within seconds,
 * or fails, and comes back on the asker's context.
 */
public interface Owners {
    /**
     * Where the other bridge is reached that owns the partition; empty while no other does. May be a second old, so
     * whoever is asked on the strength of it has the last word.
     */
    Future<Optional<URI>> of(int partition);

    /** Where all other bridges of the group are reached; may be a second old. */
    Future<List<URI>> others();

    /**
     * Whether the group counts this bridge as the partition's owner now, asked after the call. False also while the
     * group shares its partitions out anew: nobody knows then.
     */
    Future<Boolean> confirms(int partition);
}
