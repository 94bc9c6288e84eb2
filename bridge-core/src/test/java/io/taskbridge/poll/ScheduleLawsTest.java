// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the schedule achieves, in virtual time. */
class ScheduleLawsTest {
    private static final double RATE = 20;

    private static VirtualSource source(Aim aim, double effortSeconds) {
        return new VirtualSource(VirtualSource.settings(aim, effortSeconds), RATE, 1);
    }

    @Test
    void budgetIsUsedUpWhileThereIsMoreToAskThanItAllows() {
        VirtualSource source = source(Aim.MEAN, 0);

        source.run(2_000, 3.3, 60, 0.5);

        assertThat(source.polls / (source.now / 1000.0)).isCloseTo(RATE, within(0.2));
    }

    @Test
    void delayIsNearTheBoundThatNoScheduleCanBeat() {
        VirtualSource source = source(Aim.MEAN, 0);
        source.run(1_000, 3.333, 60, 0.5);
        source.delays.clear();

        source.run(6_000, 3.333, 60, 0.5);

        // The bound for this load is 3.73 s; a round over all tasks takes 5.5 s.
        assertThat(source.meanDelay()).isBetween(3.6, 4.1);
    }

    @Test
    void tasksThatTakeAThirdOfTheTimeAreNoticedSoon() {
        VirtualSource source = source(Aim.MEAN, 0);
        source.run(2_000, 3.333, 60, 0.02);
        source.delays.clear();

        source.run(1_000, 3.333, 20, 0.02);

        // Nobody looked before the sixty seconds were over, it would be 3.4 s; a round over all tasks takes 2.2 s.
        assertThat(source.meanDelay()).isLessThan(2.5);
    }

    @Test
    void oneOfEightIsAskedOnceBeforeAnAnswerIsLikely() {
        VirtualSource source = source(Aim.MEAN, 0);
        source.run(1_000, 3.333, 60, 0.02);
        List<Job> fresh = Stream.generate(() -> Job.endless(1, source.now))
                .limit(8)
                .peek(job -> source.schedule.add(job, job.subject(), source.now))
                .toList();
        assertThat(fresh)
                .filteredOn(job -> source.schedule.why(job) == Why.SCOUT)
                .hasSize(1);

        source.pollUntil(source.now + 50_000);

        assertThat(fresh).extracting(job -> job.polls).containsOnlyOnce(1).containsOnly(0, 1);
        assertThat(fresh).extracting(source.schedule::why).containsOnly(Why.WORTH_IT);
    }

    @Test
    void effortSavesRequests() {
        VirtualSource eager = source(Aim.MEAN, 0.02);
        VirtualSource thrifty = source(Aim.MEAN, 2);

        eager.run(500, 0.1, 60, 0.5);
        thrifty.run(500, 0.1, 60, 0.5);

        assertThat((double) thrifty.polls).isLessThan(eager.polls / 4.0);
        assertThat(thrifty.meanDelay()).isGreaterThan(eager.meanDelay());
    }

    @Test
    void safetyNetCostsUnderOneRequestATaskWhereWebhooksWork() {
        VirtualSource source = source(Aim.BALANCED, 0.05).withWebhooks(0.999);
        source.run(2_000, 3.333, 60, 0.5);
        long polls = source.polls;

        source.run(4_000, 3.333, 60, 0.5);

        assertThat((source.polls - polls) / 4_000.0).isLessThan(1);
    }

    @Test
    void outageOfWebhooksIsMadeUpForByPolling() {
        VirtualSource source = source(Aim.BALANCED, 0.05).withWebhooks(0.999);
        source.run(2_000, 3.333, 60, 0.5);
        source.withWebhooks(1e-9);
        source.run(1_000, 3.333, 60, 0.5);
        source.delays.clear();

        source.run(1_000, 3.333, 60, 0.5);

        assertThat(source.meanDelay()).isLessThan(5);
    }

    @Test
    void stuckTasksCostTheOthersLittle() {
        VirtualSource clean = source(Aim.BALANCED, 0);
        VirtualSource stuck = new VirtualSource(
                new ScheduleSettings(Duration.ofMillis(1), Duration.ofMinutes(2), Aim.BALANCED, 0), RATE, 1);
        for (int number = 0; number < 80; number++) {
            Job job = Job.endless(-number, 0);
            stuck.schedule.add(job, job.subject(), 0);
        }

        clean.run(5_000, 3.333, 60, 0.5);
        stuck.run(5_000, 3.333, 60, 0.5);

        assertThat(stuck.meanDelay()).isLessThan(1.2 * clean.meanDelay());
    }

    @Test
    void manyTasksCostAPollNoMoreThanFew() {
        VirtualSource few = new VirtualSource(VirtualSource.settings(Aim.BALANCED, 0), 10, 1);
        VirtualSource many = new VirtualSource(VirtualSource.settings(Aim.BALANCED, 0), 1_000, 1);

        few.run(1_000, 1.667, 60, 0.5);
        many.run(40_000, 166.7, 60, 0.5);

        assertThat((double) many.schedule.solved() / many.polls).isLessThan(1.3 * few.schedule.solved() / few.polls);
    }

    @Test
    void forecastAgreesWithWhatIsAchieved() {
        VirtualSource source = source(Aim.MEAN, 0);

        source.run(5_000, 3.333, 60, 0.5);

        assertThat(source.schedule.forecast().predicted()).isBetween(3.0, 5.0);
        assertThat(source.schedule.forecast().achieved()).isBetween(2.5, 5.5);
    }
}
