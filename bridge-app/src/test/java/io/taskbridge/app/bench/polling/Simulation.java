// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.poll.PollSchedule;
import io.taskbridge.poll.Sighting;
import io.taskbridge.poll.Stage;
import io.taskbridge.poll.Subject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Acts out a script with a schedule in virtual time, from event to event. Requests take no time, and see an end that is
 * not later than they are. It goes on without new tasks until every end within the script's window was seen, so that
 * late ones count as well.
 */
final class Simulation {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final SimTask[] tasks;
    private final PollSchedule<SimTask> schedule;
    private final Contender contender;
    private final Line line;
    private final View view;
    private final Mail mail;
    private final Tally tally;
    private int submitted;
    private int awaited;

    private Simulation(Script script, Contender contender, Line line, View view) {
        this.tasks = script.tasks();
        this.schedule = contender.schedule();
        this.contender = contender;
        this.line = line;
        this.view = view;
        this.mail = new Mail(tasks);
        this.tally = new Tally(script, tasks);
        this.awaited = tally.awaited();
    }

    static Outcome run(Script script, Contender contender, Line line, View view) {
        Simulation simulation = new Simulation(script, contender, line, view);
        long before = THREADS.getCurrentThreadCpuTime();
        simulation.run();
        long nanos = THREADS.getCurrentThreadCpuTime() - before;
        return simulation.tally.outcome(nanos, contender.operations().getAsLong());
    }

    private void run() {
        long now = SimClock.EPOCH;
        while (awaited > 0) {
            long event = Math.max(now, Math.min(nextSubmission(), mail.at()));
            long ready = line.readyAt(now);
            SimTask task = ready < event ? schedule.take(ready) : null;
            if (task != null) {
                now = ready;
                ask(task, now);
            } else {
                long wake = ready < event ? Math.max(ready + 1, schedule.nextAt(ready)) : event;
                now = Math.min(event, wake);
                if (now == PollSchedule.NEVER) {
                    throw new IllegalStateException(awaited + " tasks are never looked at");
                }
                if (now == event) {
                    happen(now);
                }
            }
        }
    }

    private long nextSubmission() {
        return submitted < tasks.length ? SimClock.by(tasks[submitted].submitted) : PollSchedule.NEVER;
    }

    private void happen(long now) {
        if (nextSubmission() <= now) {
            SimTask task = tasks[submitted++];
            schedule.add(task, subject(task), now);
        } else {
            SimTask task = mail.take();
            contender.post().came(now);
            if (task.seenAt == SimTask.UNSEEN) {
                schedule.heard(task, view.of(task, now), now);
                end(task, now);
            }
        }
    }

    /** Tasks from before the beginning were seen then. */
    private Subject subject(SimTask task) {
        long submittedAt = SimClock.at(task.submitted);
        return submittedAt < SimClock.EPOCH
                ? new Subject(task.target, 1, submittedAt, view.of(task, SimClock.EPOCH), SimClock.EPOCH)
                : Subject.fresh(task.target, 1, submittedAt);
    }

    private void ask(SimTask task, long now) {
        boolean answered = line.send(now);
        tally.asked(now, answered);
        if (!answered) {
            schedule.turnedAway(task, now);
            return;
        }
        tally.looked(task, now);
        Sighting sighting = view.of(task, now);
        schedule.told(task, sighting, now);
        if (sighting.stage() == Stage.ENDED) {
            if (task.told == Double.POSITIVE_INFINITY) {
                contender.post().missed(now);
            }
            end(task, now);
        }
    }

    private void end(SimTask task, long now) {
        task.seenAt = now;
        schedule.remove(task);
        if (tally.awaits(task)) {
            awaited--;
        }
    }
}
