// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.taskbridge.codec.TaskProto;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Tasks in flight, as a bridge before has left them in its topic: registered with a label, and seen to run. */
final class Population {
    private static final Duration DEADLINE = Duration.ofDays(3);
    private static final int TENANTS = 1_000;

    private Population() {}

    static void write(Stand stand, Site site, int count) {
        stand.prepare(site);
        Instant at = Instant.now();
        try (Feed feed = new Feed(stand.bootstrapServers())) {
            for (int number = 0; number < count; number++) {
                Task task = task(number, at.minusMillis(number));
                feed.write(site.tasks(), task.key(), TaskProto.encode(task));
            }
        }
    }

    private static Task task(int number, Instant trackedAt) {
        Registration registration = new Registration(
                News.key(number), News.target(number), Map.of("tenant", "t" + number % TENANTS), null, null);
        Observation seen = News.observation(number, TaskState.RUNNING, trackedAt.plusMillis(750));
        Observation last = seen.with(Output.none());
        Instant deadline = trackedAt.plus(DEADLINE);
        return new Task(
                registration, "baseten", trackedAt, deadline, TaskState.RUNNING, 1, last, null, false, deadline);
    }
}
