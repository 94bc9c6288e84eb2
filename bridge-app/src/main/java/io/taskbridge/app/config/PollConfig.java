// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.poll.Aim;
import java.time.Duration;
import java.util.Map;

/**
 * How a source is polled.
 *
 * @param ratePerSecond the account's budget over all bridges of the group
 * @param minInterval a task is never polled more often
 * @param maxInterval a task is never left unpolled longer, budget allowing
 * @param effort waiting that one request is worth saving
 * @param weights by target or {@code label=value}, how much more its waiting counts
 * @param timeout of one request
 * @param deadline after which a task is LOST
 * @param notFoundGrace how long a task may be unknown to its provider at first
 */
public record PollConfig(
        double ratePerSecond,
        int maxConcurrency,
        Duration minInterval,
        Duration maxInterval,
        Aim aim,
        Duration effort,
        Map<String, Double> weights,
        Duration timeout,
        Duration deadline,
        Duration notFoundGrace) {
    public PollConfig {
        weights = Map.copyOf(weights);
    }

    PollConfig withRate(double perSecond) {
        return new PollConfig(
                perSecond,
                maxConcurrency,
                minInterval,
                maxInterval,
                aim,
                effort,
                weights,
                timeout,
                deadline,
                notFoundGrace);
    }

    static PollConfig read(Section section) {
        PollConfig poll = new PollConfig(
                section.get("rate", Rates.PER_SECOND, "20/s"),
                section.get("maxConcurrency", Formats.wholeNumber(1, 10_000), "32"),
                section.get("minInterval", Durations.atLeast("1ms"), "1s"),
                section.get("maxInterval", Durations.atLeast("1ms"), "10m"),
                section.get("aim", Formats.word(Aim.class), "balanced"),
                section.get("effort", Durations.atLeast("0s"), "20ms"),
                section.map("weights", Formats.positiveNumber()),
                section.get("timeout", Durations.between("100ms", "10m"), "10s"),
                section.get("deadline", Durations.atLeast("1s"), "73h"),
                section.get("notFoundGrace", Durations.atLeast("0s"), "60s"));
        if (poll.minInterval().compareTo(poll.maxInterval()) > 0) {
            section.refuse(
                    "minInterval",
                    Durations.format(poll.minInterval()),
                    "must not be longer than maxInterval, " + Durations.format(poll.maxInterval()));
        }
        return poll;
    }
}
