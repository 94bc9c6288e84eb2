// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.provider.Provider;
import java.time.Duration;

/**
 * What polling one source takes.
 *
 * @param name of the source
 * @param ratePerSecond budget of the account over all bridges of the group
 * @param maxConcurrency requests under way at once
 * @param maxBodySize the largest answer that is taken in, in bytes
 */
public record PollSettings(
        String name,
        Provider provider,
        double ratePerSecond,
        int maxConcurrency,
        Duration minInterval,
        Duration maxInterval,
        Duration timeout,
        Duration notFoundGrace,
        long maxBodySize) {}
