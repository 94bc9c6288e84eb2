// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.poll.duration.DurationModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricedScheduleTest {
    private static final Duration MIN = Duration.ofSeconds(1);
    private static final Duration MAX = Duration.ofSeconds(60);
    private static final Sighting GOES_ON = Sighting.at(Stage.RUNNING);

    private final WebhookTrust trust = new WebhookTrust();
    private final PricedSchedule<Job> schedule = new PricedSchedule<>(
            new ScheduleSettings(MIN, MAX, Aim.BALANCED, 0.02), new DurationModels(16), trust, now -> 20);
    private long now = 1_700_000_000_000L;

    private Job add(int number) {
        Job job = Job.endless(number, now);
        schedule.add(job, job.subject(), now);
        return job;
    }

    /** Waits until the next task is handed out. */
    private Job next() {
        for (int step = 0; step < 10_000; step++) {
            now = Math.max(now, schedule.nextAt(now));
            Job job = schedule.take(now);
            if (job != null) {
                return job;
            }
        }
        throw new AssertionError("no task is ever handed out");
    }

    @Test
    void emptyScheduleNeverHasATask() {
        assertThat(schedule.nextAt(now)).isEqualTo(PollSchedule.NEVER);
        assertThat(schedule.take(now)).isNull();
    }

    @Test
    void taskThatIsOutIsNotHandedOutAgain() {
        Job job = add(1);
        assertThat(next()).isSameAs(job);

        assertThat(schedule.nextAt(now)).isEqualTo(PollSchedule.NEVER);
        assertThat(schedule.dueAt(job, now)).isEqualTo(PollSchedule.NEVER);
        assertThat(schedule.why(job)).isNull();
    }

    @Test
    void taskAddedTwiceIsHereOnce() {
        Job job = add(1);
        schedule.add(job, job.subject(), now);

        assertThat(schedule.size()).isOne();
        next();
        assertThat(schedule.nextAt(now)).isEqualTo(PollSchedule.NEVER);
    }

    @Test
    void waitingTaskThatIsRemovedIsGone() {
        Job job = add(1);

        schedule.remove(job);

        assertThat(schedule.size()).isZero();
        assertThat(schedule.nextAt(now)).isEqualTo(PollSchedule.NEVER);
    }

    @Test
    void taskRemovedWhileOutDoesNotComeBack() {
        Job job = add(1);
        next();

        schedule.remove(job);
        schedule.told(job, GOES_ON, now);

        assertThat(schedule.size()).isZero();
        assertThat(schedule.nextAt(now)).isEqualTo(PollSchedule.NEVER);
    }

    @Test
    void taskRemovedAndAddedWhileOutWaitsForItsOutcome() {
        Job job = add(1);
        next();
        schedule.remove(job);

        schedule.add(job, job.subject(), now);

        assertThat(schedule.size()).isOne();
        assertThat(schedule.nextAt(now)).isEqualTo(PollSchedule.NEVER);
        schedule.told(job, GOES_ON, now);
        assertThat(next()).isSameAs(job);
    }

    @Test
    void taskThatIsTakenUpAgainIsWhatItsNewSubjectSays() {
        Job job = add(1);
        next();
        schedule.remove(job);
        schedule.add(job, Subject.fresh("model", 1e-6, now), now);

        schedule.told(job, GOES_ON, now);

        assertThat(schedule.dueAt(job, now) - now).isGreaterThan(5_000);
    }

    @Test
    void allTasksAreTimedAnewWhenTheirWebhooksStayAway() {
        for (int i = 0; i < 1_000; i++) {
            trust.came(now - 1_000 + i);
        }
        List<Job> jobs = new ArrayList<>();
        for (int number = 0; number < 5_000; number++) {
            jobs.add(add(number));
        }
        long first = schedule.nextAt(now);
        long dueBefore =
                jobs.stream().mapToLong(job -> schedule.dueAt(job, now)).max().orElseThrow();

        trust.missed();
        trust.missed();
        now += 600;
        for (int call = 0; call < 5; call++) {
            schedule.nextAt(now);
        }

        assertThat(first).isGreaterThan(now);
        assertThat(jobs.stream()
                        .mapToLong(job -> schedule.dueAt(job, now))
                        .max()
                        .orElseThrow())
                .isLessThan(dueBefore - 1_000);
    }

    @Test
    void placeOfATaskThatIsGoneIsTakenByAnother() {
        Job first = add(1);
        next();
        schedule.remove(first);
        schedule.told(first, GOES_ON, now);

        Job second = add(2);

        assertThat(next()).isSameAs(second);
        assertThat(schedule.size()).isOne();
    }

    @Test
    void removalAndOutcomeOfStrangersAreIgnored() {
        Job stranger = Job.endless(9, now);

        schedule.told(stranger, GOES_ON, now);
        schedule.heard(stranger, GOES_ON, now);
        schedule.turnedAway(stranger, now);
        schedule.remove(stranger);

        assertThat(schedule.size()).isZero();
    }

    @Test
    void taskThatWasTurnedAwayIsDueAsBefore() {
        Job job = add(1);
        next();

        schedule.turnedAway(job, now);

        assertThat(schedule.nextAt(now)).isEqualTo(now);
        assertThat(schedule.take(now)).isSameAs(job);
    }

    @Test
    void taskWhosePollsKeepTeachingNothingIsAskedLessAndLess() {
        Job job = add(1);
        List<Long> waits = new ArrayList<>();
        long before = 0;
        for (int poll = 0; poll < 15; poll++) {
            next();
            waits.add(now - before);
            before = now;
            schedule.told(job, Sighting.NONE, now);
            assertThat(schedule.why(job)).isEqualTo(Why.RETRY);
        }

        assertThat(waits.subList(1, waits.size())).isSorted();
        assertThat(waits.get(1)).isBetween(1_000L, 1_200L);
        assertThat(waits.get(14)).isBetween(59_000L, 60_100L);
    }

    @Test
    void observationEndsTheSlowingDownAfterTrouble() {
        Job job = add(1);
        for (int poll = 0; poll < 10; poll++) {
            next();
            schedule.told(job, Sighting.NONE, now);
        }
        next();
        schedule.told(job, GOES_ON, now);
        next();
        long before = now;
        schedule.told(job, Sighting.NONE, now);

        next();

        assertThat(now - before).isLessThan(1_200);
    }

    @Test
    void heavierTaskIsAskedAboutSooner() {
        Job light = Job.endless(1, now);
        Job heavy = Job.endless(2, now);
        schedule.add(light, Subject.fresh("model", 1, now), now);
        schedule.add(heavy, Subject.fresh("model", 100, now), now);

        assertThat(schedule.dueAt(heavy, now)).isLessThan(schedule.dueAt(light, now));
    }

    @Test
    void endedTaskIsStillAskedAboutUntilItIsRemoved() {
        Job job = add(1);
        next();
        schedule.told(job, new Sighting(Stage.ENDED, Sighting.UNKNOWN, now), now);

        assertThat(next()).isSameAs(job);
        assertThat(schedule.size()).isOne();
    }

    @Test
    void taskWhoseWebhookIsExpectedIsLeftAloneForLonger() {
        Job unexpected = add(1);
        long due = schedule.dueAt(unexpected, now);
        for (int i = 0; i < 1_000; i++) {
            trust.came(now - 1_000 + i);
        }

        Job expected = add(2);

        assertThat(schedule.why(unexpected)).isEqualTo(Why.WORTH_IT);
        assertThat(schedule.why(expected)).isEqualTo(Why.WEBHOOK_EXPECTED);
        assertThat(schedule.dueAt(expected, now) - now).isGreaterThan(3 * (due - now));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverSoonerThanShortestNorLaterThanLongestNorTwiceAtOnceWhateverComes(long seed) {
        Random random = new Random(seed);
        Map<Job, Long> askedAt = new HashMap<>();
        List<Job> out = new ArrayList<>();
        List<Job> all = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            all.add(add(number));
        }
        for (int step = 0; step < 20_000; step++) {
            Job job = random.nextInt(3) == 0 ? null : schedule.take(now);
            if (job != null) {
                assertThat(out).doesNotContain(job);
                Long before = askedAt.put(job, now);
                if (before != null) {
                    assertThat(now - before).isBetween(MIN.toMillis(), MAX.toMillis() + 1_500);
                }
                out.add(job);
            }
            if (!out.isEmpty() && random.nextInt(3) > 0) {
                Job back = out.remove(random.nextInt(out.size()));
                schedule.told(back, random.nextInt(4) == 0 ? Sighting.NONE : GOES_ON, now);
            }
            if (job == null) {
                now += random.nextInt(100);
            }
        }
        out.forEach(job -> schedule.told(job, GOES_ON, now));
        assertThat(askedAt).hasSameSizeAs(all);
    }
}
