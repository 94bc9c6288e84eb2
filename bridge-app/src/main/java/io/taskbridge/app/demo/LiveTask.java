// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that a simulated provider remembers. Thread-safe: the server, webhook calls and readers meet here. */
final class LiveTask {
    private final SimulatedTask task;
    private final List<WebhookAttempt> attempts = new ArrayList<>(0);
    private @Nullable Delivery delivery;
    private int polls;
    private int inFlight;
    private int mostInFlight;

    LiveTask(SimulatedTask task) {
        this.task = task;
    }

    SimulatedTask task() {
        return task;
    }

    Standing standing(Instant now) {
        Instant since = task.submittedAt();
        for (Phase phase : task.script().phases()) {
            Instant next = since.plus(phase.lasts());
            if (now.isBefore(next)) {
                return new Standing(phase.state(), phase.status(), since, false);
            }
            since = next;
        }
        Ending ending = task.script().ending();
        return new Standing(ending.state(), ending.status(), since, true);
    }

    synchronized void pollBegins() {
        polls++;
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
    }

    synchronized void pollEnds() {
        inFlight--;
    }

    synchronized void attempted(WebhookAttempt attempt) {
        attempts.add(attempt);
    }

    /** The first delivery that succeeds counts, else the last that failed. */
    synchronized void delivered(Delivery last) {
        if (delivery == null || !delivery.succeeded()) {
            delivery = last;
        }
    }

    synchronized @Nullable Delivery delivery() {
        return delivery;
    }

    /** When the provider gave up delivering an output, null if it did not. */
    synchronized @Nullable Instant undeliverableSince() {
        boolean given = task.script().ending().state() == TaskState.COMPLETED;
        return given && delivery != null && !delivery.succeeded() ? delivery.at() : null;
    }

    synchronized TaskTruth truth(Instant now) {
        return new TaskTruth(task, changes(now), expected(), List.copyOf(attempts), polls, mostInFlight);
    }

    private List<Change> changes(Instant now) {
        List<Change> changes = new ArrayList<>();
        Instant at = task.submittedAt();
        for (Phase phase : task.script().phases()) {
            changes.add(new Change(phase.state(), phase.status(), at));
            at = at.plus(phase.lasts());
        }
        Ending ending = task.script().ending();
        changes.add(new Change(ending.state(), ending.status(), at));
        Instant undeliverable = undeliverableSince();
        if (undeliverable != null) {
            changes.add(new Change(TaskState.COMPLETED, BasetenCloud.WEBHOOK_FAILED, undeliverable));
        }
        changes.removeIf(change -> change.at().isAfter(now));
        return List.copyOf(changes);
    }

    private Expectation expected() {
        return undeliverableSince() == null
                ? task.script().expected()
                : new Expectation(TaskState.COMPLETED, null, ResultOmitted.WEBHOOK_FAILED);
    }
}
