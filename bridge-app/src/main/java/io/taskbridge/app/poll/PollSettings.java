// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.poll.ScheduleSettings;
import io.taskbridge.provider.Provider;
import java.time.Duration;

/**
 * What polling one source takes.
 *
 * @param name of the source
 * @param ratePerSecond budget of the account over all bridges of the group
 * @param maxConcurrency requests under way at once
 * @param webhooks whether the source's webhooks come here, so that polls are only the safety net
 * @param maxBodySize the largest answer that is taken in, in bytes
 */
public record PollSettings(
        String name,
        Provider provider,
        double ratePerSecond,
        int maxConcurrency,
        ScheduleSettings schedule,
        Weights weights,
        boolean webhooks,
        Duration timeout,
        Duration notFoundGrace,
        long maxBodySize) {}
