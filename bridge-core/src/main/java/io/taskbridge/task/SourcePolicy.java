// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a source's configuration says about the life of its tasks.
 *
 * @param provider name of the provider behind the source
 * @param deadline how long after tracking a task is given up as LOST
 * @param resultGrace how long a success waits for the webhook that carries its output; null where the source takes no
 *     webhooks
 */
public record SourcePolicy(
        String provider, Duration deadline, @Nullable Duration resultGrace) {}
