// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another bridge of the group, as the coordinator shows it. Immutable.
 *
 * @param url where bridges reach it
 * @param dashboard where people may look at it, null where it does not say
 * @param partitions that it owns
 */
public record Neighbour(URI url, @Nullable URI dashboard, List<Integer> partitions) {
    public Neighbour {
        partitions = List.copyOf(partitions);
    }
}
