// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.app.metrics.SourceMeters;
import io.taskbridge.poll.PricedSchedule;
import io.taskbridge.poll.duration.DurationModel;
import io.taskbridge.poll.duration.DurationModels;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What asking one source comes to. Seconds; NaN while unknown. Immutable.
 *
 * @param price of waiting that one more request would save
 * @param predictedDelay until the end of a task is seen, as the schedule expects it
 * @param achievedDelay the same, as the provider's own times show afterwards
 * @param targets of which most is known, no more than can be looked at
 */
public record PollFigures(double price, double predictedDelay, double achievedDelay, List<Target> targets) {
    private static final int MOST_TARGETS = 20;

    /**
     * How long the tasks of one target take.
     *
     * @param evidence how many tasks that is learned from; older ones count for less
     */
    public record Target(String name, double median, double p90, double evidence) {}

    static PollFigures of(PricedSchedule<?> schedule, DurationModels models) {
        List<Target> targets = models.known().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingDouble(DurationModel::evidence).reversed()))
                .limit(MOST_TARGETS)
                .map(known -> target(known.getKey(), known.getValue()))
                .toList();
        return new PollFigures(
                schedule.price(),
                schedule.forecast().predicted(),
                schedule.forecast().achieved(),
                targets);
    }

    /** Makes meters of what is known of the targets. */
    void show(SourceMeters meters) {
        meters.targets(
                "taskbridge.target.duration.median.seconds",
                "How long half of a target's tasks take at most",
                targets.stream().collect(Collectors.toMap(Target::name, Target::median)));
        meters.targets(
                "taskbridge.target.duration.p90.seconds",
                "How long nine out of ten of a target's tasks take at most",
                targets.stream().collect(Collectors.toMap(Target::name, Target::p90)));
    }

    private static Target target(String name, DurationModel model) {
        return new Target(name, model.median(), model.p90(), model.evidence());
    }
}
