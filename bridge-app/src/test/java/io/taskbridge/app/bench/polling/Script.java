// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What happens in a simulation whatever the schedule does: drawn once, acted out anew for each schedule. Times are
 * seconds. A script is not changed once its making is over.
 */
final class Script {
    private static final int FIRST = 500;

    private final int size;
    private final String[] target;
    private final double[] submitted;
    private final double[] started;
    private final double[] ended;
    private final double[] told;
    private final long seed;
    private int windowFirst;
    private int blockFirst;
    private int blockLast;

    private Script(int size, long seed) {
        this.size = size;
        this.seed = seed;
        this.target = new String[size];
        this.submitted = new double[size];
        this.started = new double[size];
        this.ended = new double[size];
        this.told = new double[size];
        this.blockLast = Math.min(size, FIRST);
    }

    /** @param warm the part of the tasks that is there to get going and not measured */
    static Script of(Population population, Arrivals arrivals, int tasks, double warm, long seed) {
        Script script = new Script(tasks, seed);
        script.windowFirst = (int) Math.ceil(warm * tasks);
        double[] submitted = arrivals.draw(tasks, script.randomness(1));
        RandomGenerator random = script.randomness(2);
        for (int i = 0; i < tasks; i++) {
            Population.Share share = population.pick(random);
            script.put(i, share.target(), submitted[i], share.law().draw(random));
        }
        return script;
    }

    /**
     * As many tasks in flight from the start as will be later on, none of which is news: they are as old as such tasks
     * are found at any moment, longer ones more often.
     */
    static Script crowd(int inFlight, double meanSeconds, double seconds, long seed) {
        double sigma = 0.5;
        Law law = Laws.logNormal(sigma).times(meanSeconds);
        Law found = law.times(Math.exp(sigma * sigma));
        double perSecond = inFlight / meanSeconds;
        int later = (int) (perSecond * seconds);
        Script script = new Script(inFlight + later, seed);
        script.windowFirst = inFlight + later / 5;
        double[] submitted = Arrivals.poisson(perSecond).draw(later, script.randomness(1));
        RandomGenerator random = script.randomness(2);
        for (int i = 0; i < script.size; i++) {
            double length = (i < inFlight ? found : law).draw(random);
            double start = i < inFlight ? -random.nextDouble() * length : submitted[i - inFlight];
            script.put(i, "model", start, length);
        }
        return script;
    }

    /** From the middle on everything takes so many times as long; the thousand tasks after that are the block. */
    Script turningAtHalf(double factor) {
        for (int i = size / 2; i < size; i++) {
            ended[i] = submitted[i] + factor * (ended[i] - submitted[i]);
        }
        blockFirst = size / 2;
        blockLast = Math.min(size, size / 2 + 1000);
        return this;
    }

    /** Some tasks never end. */
    Script withStuck(double part) {
        RandomGenerator random = randomness(3);
        for (int i = 0; i < size; i++) {
            if (random.nextDouble() < part) {
                ended[i] = Double.POSITIVE_INFINITY;
            }
        }
        return this;
    }

    /** Every task waits first, each for itself. */
    Script afterWaiting(Law wait) {
        RandomGenerator random = randomness(4);
        for (int i = 0; i < size; i++) {
            double queued = wait.draw(random);
            started[i] += queued;
            ended[i] += queued;
        }
        return this;
    }

    /** Tasks are served in order by so many servers. */
    Script servedInOrder(int servers) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int i = 0; i < size; i++) {
            double length = ended[i] - started[i];
            started[i] = free.size() < servers ? submitted[i] : Math.max(submitted[i], free.remove());
            ended[i] = started[i] + length;
            free.add(ended[i]);
        }
        return this;
    }

    /** Webhooks tell of some ends, a moment later. */
    Script withWebhooks(double part, double meanLatency) {
        RandomGenerator random = randomness(5);
        for (int i = 0; i < size; i++) {
            double latency = meanLatency * random.nextExponential();
            if (random.nextDouble() < part) {
                told[i] = ended[i] + latency;
            }
        }
        return this;
    }

    SimTask[] tasks() {
        SimTask[] tasks = new SimTask[size];
        for (int i = 0; i < size; i++) {
            tasks[i] = new SimTask(target[i], submitted[i], started[i], ended[i], told[i]);
        }
        return tasks;
    }

    /** Ends and requests from here are measured. */
    double from() {
        return submitted[windowFirst];
    }

    /** Ends and requests up to here are measured. */
    double to() {
        return submitted[size - 1];
    }

    /** Where the stretch begins that is looked at by itself: the cold start, or what follows a change. */
    int blockFirst() {
        return blockFirst;
    }

    int blockLast() {
        return blockLast;
    }

    long seed() {
        return seed;
    }

    private void put(int i, String itsTarget, double start, double length) {
        target[i] = itsTarget;
        submitted[i] = start;
        started[i] = start;
        ended[i] = start + length;
        told[i] = Double.POSITIVE_INFINITY;
    }

    private RandomGenerator randomness(int use) {
        return new SplittableRandom(seed * 1_000_003 + use);
    }
}
