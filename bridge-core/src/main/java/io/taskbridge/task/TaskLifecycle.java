// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of a task: what each {@link Input} does to it. Pure and total: every input has an answer for every task,
 * nothing is changed, nothing is read but the arguments. Immutable, shared freely between threads.
 */
public final class TaskLifecycle {
    private final Map<String, SourcePolicy> policies;
    private final Duration terminalRetention;

    /**
     * @param policies by source name
     * @param terminalRetention how long a closed task is remembered, to absorb late and repeated news
     */
    public TaskLifecycle(Map<String, SourcePolicy> policies, Duration terminalRetention) {
        this.policies = Map.copyOf(policies);
        this.terminalRetention = terminalRetention;
    }

    /**
     * @param task what is remembered of the task, null if nothing
     */
    public Decision decide(@Nullable Task task, Input input) {
        return input.decideWith(this, task);
    }

    Decision track(@Nullable Task task, Input.Track input) {
        SourcePolicy policy = policies.get(input.key().source());
        if (policy == null) {
            return Decision.nothing();
        }
        if (task == null || task.untracked()) {
            // Sequences go on where they stood, so that no two events ever share an id.
            long sequence = task == null ? 0 : task.sequence();
            return Decision.save(Task.tracked(input.registration(), policy, input.at(), sequence));
        }
        Registration merged = merge(task.registration(), input.registration());
        boolean news = task.open() && !merged.equals(task.registration());
        return news ? Decision.save(task.registered(merged)) : Decision.nothing();
    }

    Decision untrack(@Nullable Task task, Input.Untrack input) {
        return task == null || !task.open()
                ? Decision.nothing()
                : Decision.save(task.abandoned(input.at().plus(terminalRetention)));
    }

    Decision observe(@Nullable Task task, Input.Observed input) {
        Observation observation = input.observation();
        Report report = observation.report();
        SourcePolicy policy = policies.get(input.key().source());
        if (task == null) {
            // A webhook may overtake the registration; a poll of a forgotten task is only late.
            return policy == null || observation.via() != Via.WEBHOOK
                    ? Decision.nothing()
                    : observe(firstSeen(input, policy), input);
        }
        if (!task.open()) {
            boolean lateOutput = task.lacksOutput()
                    && observation.via() == Via.WEBHOOK
                    && report.state() == TaskState.COMPLETED
                    && report.output().there();
            return lateOutput ? publish(task, observation, input.trace()) : Decision.nothing();
        }
        Duration grace = policy == null ? null : policy.resultGrace();
        if (report.output().awaited() && grace != null) {
            return task.awaiting() != null
                    ? Decision.nothing()
                    : Decision.save(
                            task.awaiting(observation, observation.observedAt().plus(grace)));
        }
        if (report.state() == task.state()) {
            return task.awaiting() == null ? Decision.nothing() : Decision.save(task.awaiting(null, task.deadline()));
        }
        return publish(task, observation, input.trace());
    }

    Decision due(@Nullable Task task, Input.Due input) {
        if (task == null || input.at().isBefore(task.wakeAt())) {
            return Decision.nothing();
        }
        if (!task.open()) {
            return Decision.forget();
        }
        if (task.awaiting() != null) {
            Output missed = Output.omitted(ResultOmitted.WEBHOOK_MISSED);
            return publish(task, task.awaiting().with(missed), input.at(), null);
        }
        TaskError error = new TaskError("deadline-passed", "the task's deadline passed without an outcome", null);
        Report lost = Report.of(TaskState.LOST, null).with(error);
        return publish(task, new Observation(lost, Via.DEADLINE, input.at()), null);
    }

    private Decision publish(Task task, Observation observation, @Nullable TraceContext heard) {
        return publish(task, observation, observation.observedAt(), heard);
    }

    private Decision publish(Task task, Observation observation, Instant at, @Nullable TraceContext heard) {
        boolean terminal = observation.report().state().terminal();
        Task next = task.moved(observation, terminal ? at.plus(terminalRetention) : task.deadline());
        TraceContext trace = heard != null ? heard : task.registration().trace();
        return Decision.publish(new TaskEvent(next, task.state(), observation, trace));
    }

    private static Task firstSeen(Input.Observed input, SourcePolicy policy) {
        Observation observation = input.observation();
        String said = observation.report().target();
        // Nobody checked what the provider calls a target; one that cannot be kept must not stop the shard.
        String target = said != null && TaskKey.isName(said) ? said : null;
        Registration first = new Registration(input.key(), target, Map.of(), null, null, input.trace());
        return Task.tracked(first, policy, observation.observedAt(), 0);
    }

    /** The last word wins; what it leaves out stays. The trace that the task is in it does not leave. */
    private static Registration merge(Registration known, Registration said) {
        return new Registration(
                known.key(),
                said.target() != null ? said.target() : known.target(),
                said.labels().isEmpty() ? known.labels() : said.labels(),
                said.submittedAt() != null ? said.submittedAt() : known.submittedAt(),
                said.deadline() != null ? said.deadline() : known.deadline(),
                known.trace() != null ? known.trace() : said.trace());
    }
}
