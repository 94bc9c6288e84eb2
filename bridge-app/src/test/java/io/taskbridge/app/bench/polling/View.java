// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.poll.Sighting;
import io.taskbridge.poll.Stage;

/** How much a provider says of a task. */
enum View {
    /** How it stands, since when, and when it was submitted. */
    TIMES,
    /** How it stands; of an ended task when it ended. */
    END_TIMES,
    /** How it stands. */
    NO_TIMES;

    Sighting of(SimTask task, long nowMillis) {
        double now = SimClock.seconds(nowMillis);
        if (task.ended <= now) {
            return sighting(Stage.ENDED, task, task.ended);
        }
        return task.started <= now
                ? sighting(Stage.RUNNING, task, task.started)
                : sighting(Stage.QUEUED, task, task.submitted);
    }

    private Sighting sighting(Stage stage, SimTask task, double since) {
        return switch (this) {
            case TIMES -> new Sighting(stage, SimClock.at(task.submitted), SimClock.at(since));
            case END_TIMES ->
                new Sighting(
                        stage,
                        SimClock.at(task.submitted),
                        stage == Stage.ENDED ? SimClock.at(since) : Sighting.UNKNOWN);
            case NO_TIMES -> Sighting.at(stage);
        };
    }
}
