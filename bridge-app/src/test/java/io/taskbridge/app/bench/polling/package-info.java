// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/**
 * Benchmark {@code polling}: the product's schedule in virtual time, beside what others do and the least that is
 * possible.
 *
 * <h2>How it is measured</h2>
 *
 * A script of submissions, starts and ends is drawn once for each seed and acted out by each schedule. Requests take no
 * time, are paced at the rate (burst 1), and see an end that is not later than they are. Delay is the time from a
 * task's end until it is seen; schedules are told when it was submitted and, once it has ended, when that was. Ends and requests count from the submission of the first task past the warm-up to the
 * last submission. Loads are tasks in flight over requests a second; the rate is 20/s unless said. Figures are means
 * over the seeds. The lower bound is what no schedule gets below that knows the laws but no task's end; a slot, half a
 * gap between requests, is added to it where ratios are formed.
 *
 * <h2>Names of ratios</h2>
 *
 * {@code <dist>} is {@code logn0.5 logn1.0 exp weib2 pareto bimod ndet mix}, {@code <load>} is {@code 0.5 2 10 50}
 * (W1 to W4). Where both aims could be meant, ours aims at the mean.
 *
 * <ul>
 *   <li>{@code ofLowerBound.<dist|geo>.<load>}, {@code balancedOfLowerBound.<dist>.<load>}: mean delay over bound and
 *       slot, aiming at the mean and balanced
 *   <li>{@code backoffOver.<dist|geo>.<load>}: mean delay of backoff 1 to 30 s over ours
 *   <li>{@code roundRobinOver.<dist|geo>.<load>}, {@code p99RoundRobinOver.geo.<load>}: mean delay of round robin over
 *       ours; its p99 over that of ours, balanced
 *   <li>{@code firstFiveHundredOverRoundRobin.<dist>}: mean delay of the first 500 tasks of W3, cold, over round
 *       robin's
 *   <li>{@code equalRequestsBackoffOver.<geo|min>} (W6): mean delay of backoff 1 to 30 s over ours with as many requests
 *   <li>{@code driftOverRoundRobin.<logn0.5|ndet>.<x3|third>} (W7): mean delay of the 1000 tasks after all durations
 *       changed, over round robin's
 *   <li>{@code stuckRise.<logn0.5|ndet|mix>} (W8): mean delay with 2 % of the tasks stuck over that without
 *   <li>{@code burstOverExact.<logn0.5|ndet|mix>.<200|1000>} (W9): mean delay over that of a schedule that knows the laws
 *       and looks through all tasks for each request
 *   <li>{@code phasesOfLowerBound.<10|20|40>} (W10, by rate): mean delay over the bound for two phases
 *   <li>{@code queueRoundRobinOver.<5|20>} (W11, by rate): mean delay of round robin over ours
 *   <li>{@code throttledShare}, {@code throttledOverOblivious} (W12): the part of the requests that was turned away; mean
 *       delay over that of a client that never slows down
 *   <li>{@code requestsAtWebhookShare.<p>} (W13): requests a task where webhooks come with chance p
 *   <li>{@code microsPerPoll.<tasks>}, {@code bytesPerTask} (W14): processor time of a poll, the simulation's own
 *       included, and memory of a task, with the most tasks
 * </ul>
 *
 * Figures and baselines are named {@code <workload>.<case>.<schedule>.<measure>}.
 */
@NullMarked
package io.taskbridge.app.bench.polling;

import org.jspecify.annotations.NullMarked;
