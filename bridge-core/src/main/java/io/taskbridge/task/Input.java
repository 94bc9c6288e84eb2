// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that may change a task. Every input may come twice, late or out of order. */
public sealed interface Input {
    TaskKey key();

    Decision decideWith(TaskLifecycle lifecycle, @Nullable Task task);

    /** The same input with its own place in a trace, where it is of a kind that has one. */
    default Input with(@Nullable TraceContext trace) {
        return this;
    }

    /** Somebody asks to have a task watched. */
    record Track(Registration registration, Instant at) implements Input {
        @Override
        public TaskKey key() {
            return registration.key();
        }

        @Override
        public Input with(@Nullable TraceContext trace) {
            return new Track(registration.with(trace), at);
        }

        @Override
        public Decision decideWith(TaskLifecycle lifecycle, @Nullable Task task) {
            return lifecycle.track(task, this);
        }
    }

    /** Somebody asks to have a task no longer watched. */
    record Untrack(TaskKey key, Instant at) implements Input {
        @Override
        public Decision decideWith(TaskLifecycle lifecycle, @Nullable Task task) {
            return lifecycle.untrack(task, this);
        }
    }

    /**
     * The provider said something.
     *
     * @param trace where in the task's trace it was heard, null where that is not told
     */
    record Observed(
            TaskKey key, Observation observation, @Nullable TraceContext trace) implements Input {
        public Observed(TaskKey key, Observation observation) {
            this(key, observation, null);
        }

        @Override
        public Input with(@Nullable TraceContext other) {
            return new Observed(key, observation, other);
        }

        @Override
        public Decision decideWith(TaskLifecycle lifecycle, @Nullable Task task) {
            return lifecycle.observe(task, this);
        }
    }

    /** The clock has reached {@link Task#wakeAt}. */
    record Due(TaskKey key, Instant at) implements Input {
        @Override
        public Decision decideWith(TaskLifecycle lifecycle, @Nullable Task task) {
            return lifecycle.due(task, this);
        }
    }
}
