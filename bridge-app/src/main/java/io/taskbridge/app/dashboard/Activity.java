// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import io.taskbridge.app.metrics.DetectionDelay;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.time.Duration;

/** What came of one source's tasks in some time. Not thread-safe. */
final class Activity {
    private final DelayCounts delays = new DelayCounts();
    private long transitions;
    private long webhooksCame;
    private long webhooksMissed;
    private long webhooksLate;

    void count(TaskEvent event) {
        transitions++;
        Duration delay = DetectionDelay.of(event);
        if (delay != null) {
            delays.add(delay.toMillis());
        }
        if (event.to() == TaskState.COMPLETED) {
            countWebhook(event);
        }
    }

    /** Only successes tell: of a failure that a poll saw first the webhook may be on its way. */
    private void countWebhook(TaskEvent event) {
        ResultOmitted omitted = event.observation().report().output().omitted();
        if (event.observation().via() == Via.WEBHOOK) {
            if (event.from() == TaskState.COMPLETED) {
                webhooksLate++;
            } else {
                webhooksCame++;
            }
        } else if (omitted != null && omitted.forWantOfWebhook()) {
            webhooksMissed++;
        }
    }

    void add(Activity other) {
        delays.add(other.delays);
        merge(other, 1);
    }

    void subtract(Activity other) {
        delays.subtract(other.delays);
        merge(other, -1);
    }

    private void merge(Activity other, int sign) {
        transitions += sign * other.transitions;
        webhooksCame += sign * other.webhooksCame;
        webhooksMissed += sign * other.webhooksMissed;
        webhooksLate += sign * other.webhooksLate;
    }

    DelayCounts delays() {
        return delays;
    }

    long transitions() {
        return transitions;
    }

    /** Tasks whose success a webhook brought. */
    long webhooksCame() {
        return webhooksCame;
    }

    /** Tasks whose success was published without the webhook that should have brought it. */
    long webhooksMissed() {
        return webhooksMissed;
    }

    /** Those of them whose webhook came after all. */
    long webhooksLate() {
        return webhooksLate;
    }
}
