// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import io.taskbridge.poll.duration.DurationModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** A source in virtual time: tasks arrive by chance, and are asked about as the schedule says, at most so often. */
final class VirtualSource {
    final WebhookTrust trust = new WebhookTrust();
    final DurationModels models = new DurationModels(16);
    final PricedSchedule<Job> schedule;
    final List<Double> delays = new ArrayList<>();
    long polls;
    long ended;
    long now;

    private final Random random;
    private final double ratePerSecond;
    private final PriorityQueue<Job> webhooks =
            new PriorityQueue<>((one, other) -> Long.compare(one.endsAt, other.endsAt));
    private double webhookShare;
    private long nextSlot;
    private int arrived;

    VirtualSource(ScheduleSettings settings, double ratePerSecond, long seed) {
        this.random = new Random(seed);
        this.ratePerSecond = ratePerSecond;
        this.schedule = new PricedSchedule<>(settings, models, trust, at -> ratePerSecond);
    }

    static ScheduleSettings settings(Aim aim, double effortSeconds) {
        return new ScheduleSettings(Duration.ofMillis(1), Duration.ofMinutes(10), aim, effortSeconds);
    }

    VirtualSource withWebhooks(double share) {
        webhookShare = share;
        return this;
    }

    /** Lets so many tasks arrive, so many a second on average, which take log-normal times around the mean. */
    void run(int tasks, double arrivalsPerSecond, double meanSeconds, double sigma) {
        double at = now;
        for (int i = 0; i < tasks; i++) {
            at -= Math.log(1 - random.nextDouble()) / arrivalsPerSecond * 1000;
            pollUntil((long) at);
            double took = meanSeconds * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
            Job job = new Job(arrived++, now, now + Math.round(took * 1000));
            schedule.add(job, job.subject(), now);
            if (random.nextDouble() < webhookShare) {
                webhooks.add(job);
            }
        }
    }

    void pollUntil(long end) {
        while (true) {
            long at = Math.max(nextSlot, Math.max(now, schedule.nextAt(Math.max(now, nextSlot))));
            Job called = webhooks.peek();
            if (called != null && called.endsAt <= Math.min(at, end)) {
                webhooks.poll();
                now = Math.max(now, called.endsAt);
                hear(called);
                continue;
            }
            if (at > end) {
                break;
            }
            now = at;
            Job job = schedule.take(now);
            if (job != null) {
                poll(job);
            }
        }
        now = Math.max(now, end);
    }

    private void poll(Job job) {
        nextSlot = now + Math.round(1000 / ratePerSecond);
        polls++;
        job.polls++;
        Sighting seen = job.look(now);
        schedule.told(job, seen, now);
        if (seen.stage() == Stage.ENDED) {
            schedule.remove(job);
            webhooks.remove(job);
            if (webhookShare > 0) {
                trust.missed();
            }
            end(job);
        }
    }

    private void hear(Job job) {
        trust.came(now);
        schedule.heard(job, job.look(now), now);
        schedule.remove(job);
        end(job);
    }

    private void end(Job job) {
        ended++;
        delays.add((now - job.endsAt) / 1000.0);
    }

    double meanDelay() {
        return delays.stream().mapToDouble(delay -> delay).average().orElse(Double.NaN);
    }
}
