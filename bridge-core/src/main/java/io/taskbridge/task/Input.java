// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that may change a task. Every input may come twice, late or out of order. */
public sealed interface Input {
    TaskKey key();

    Decision decideWith(TaskLifecycle lifecycle, @Nullable Task task);

    /** Somebody asks to have a task watched. */
    record Track(Registration registration, Instant at) implements Input {
        @Override
        public TaskKey key() {
            return registration.key();
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

    /** The provider said something. */
    record Observed(TaskKey key, Observation observation) implements Input {
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
