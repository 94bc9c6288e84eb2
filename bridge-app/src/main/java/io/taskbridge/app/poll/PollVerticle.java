// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.app.metrics.SourceMeters;
import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.app.shard.Ask;
import io.taskbridge.app.shard.Closed;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.poll.Doubts;
import io.taskbridge.poll.PollSchedule;
import io.taskbridge.poll.RateBudget;
import io.taskbridge.poll.Sighting;
import io.taskbridge.poll.SourceGate;
import io.taskbridge.poll.Verdict;
import io.taskbridge.poll.Why;
import io.taskbridge.provider.Reading;
import io.taskbridge.provider.StatusRequest;
import io.taskbridge.task.Durations;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Report;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.Via;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks one source about all of this bridge's tasks there: when the schedule says so and the gate allows it. Hands what
 * is news to the shards. All state belongs to the verticle's context; the public methods hop there.
 */
public final class PollVerticle extends VerticleBase {
    private static final int SLICE = 1_000;
    private static final long SNAPSHOT_MILLIS = 500;
    private static final long TARGETS_MILLIS = 5_000;
    private static final long LONGEST_NAP_MILLIS = 60_000;

    private final PollSettings settings;
    private final Shards shards;
    private final LargeOutputs outputs;
    private final SourceMeters meters;
    private final InstantSource wall;
    private final InstantSource steady;
    private final Doubts doubts;
    private final SourceGate gate;
    private final Agenda agenda;
    private @Nullable Inquirer inquirer;
    private int inFlight;
    private @Nullable String paused;
    private long timer = -1;
    private volatile SourceStatus status;

    public PollVerticle(
            PollSettings settings,
            Shards shards,
            LargeOutputs outputs,
            SourceMeters meters,
            InstantSource wall,
            InstantSource steady,
            RandomGenerator random) {
        this.settings = settings;
        this.shards = shards;
        this.outputs = outputs;
        this.meters = meters;
        this.wall = wall;
        this.steady = steady;
        this.doubts = new Doubts(settings.notFoundGrace());
        RateBudget budget = new RateBudget(settings.ratePerSecond(), 0, steady.millis());
        this.gate = new SourceGate(budget, random, steady.millis());
        this.agenda = new Agenda(settings, budget::ratePerSecond);
        this.status = snapshot();
    }

    public String source() {
        return settings.name();
    }

    /** How the source stands. Safe to read from anywhere. */
    public SourceStatus status() {
        return status;
    }

    @Override
    public Future<?> start() {
        inquirer = new Inquirer(vertx, settings, outputs, wall);
        vertx.setPeriodic(SNAPSHOT_MILLIS, tick -> status = snapshot());
        vertx.setPeriodic(TARGETS_MILLIS, tick -> status.figures().show(meters));
        SourceStatus.show(meters, this::status);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        vertx.cancelTimer(timer);
        Inquirer open = inquirer;
        inquirer = null;
        return open == null ? Future.succeededFuture() : open.close();
    }

    /** What polling knows of the task; empty if it is not asked about. */
    public Future<Optional<PollView>> view(TaskKey key) {
        return Ask.on(
                context,
                () -> Future.succeededFuture(
                        Optional.ofNullable(agenda.get(key)).map(this::view)));
    }

    /** In slices, so that a shard that was taken over does not hold up the event loop. */
    void watch(int partition, List<Task> tasks) {
        for (int from = 0; from < tasks.size(); from += SLICE) {
            List<Task> slice = tasks.subList(from, Math.min(tasks.size(), from + SLICE));
            context.runOnContext(go -> {
                long now = steady.millis();
                slice.forEach(task -> agenda.watch(partition, task, now));
                pump();
            });
        }
    }

    void unwatch(List<Closed> closed) {
        context.runOnContext(go -> {
            long now = steady.millis();
            closed.forEach(task -> agenda.close(task, now));
        });
    }

    void unwatchAll(int partition) {
        context.runOnContext(go -> agenda.forgetAll(partition));
    }

    Future<Map<String, Durations>> learned(Collection<String> targets) {
        return Ask.on(context, () -> Future.succeededFuture(agenda.learned(targets)));
    }

    void adopt(Map<String, Durations> learned) {
        context.runOnContext(go -> learned.forEach(agenda::adopt));
    }

    void share(double share, long endsMillis) {
        context.runOnContext(go -> {
            gate.budget().share(share, endsMillis, steady.millis());
            pump();
        });
    }

    /** Asks nobody anything from now on, for this reason; null goes on. What is under way is still taken. */
    void pause(@Nullable String reason) {
        context.runOnContext(go -> {
            paused = reason;
            pump();
        });
    }

    private void pump() {
        vertx.cancelTimer(timer);
        while (inquirer != null && paused == null && inFlight < settings.maxConcurrency()) {
            long now = steady.millis();
            long at = Math.max(gate.readyAt(now), agenda.nextAt(now));
            if (at > now) {
                // A nap has an end even where nothing is due, so that no missed call can put a source to sleep.
                timer = vertx.setTimer(Math.min(at - now, LONGEST_NAP_MILLIS), wake -> pump());
                return;
            }
            Watch watch = agenda.take(now);
            if (watch == null) {
                return;
            }
            StatusRequest request = watch.request(settings.provider());
            if (request == null) {
                agenda.told(watch, Sighting.NONE, now);
            } else {
                ask(inquirer, watch, request, gate.send(now));
            }
        }
    }

    private void ask(Inquirer open, Watch watch, StatusRequest request, long number) {
        inFlight++;
        watch.polls++;
        open.ask(watch.key, request).onSuccess(answer -> answered(watch, number, answer));
    }

    private void answered(Watch watch, long request, Inquirer.Answer answer) {
        inFlight--;
        long now = steady.millis();
        Reading reading = answer.reading();
        meters.poll(reading.kind());
        gate.answered(request, reading, answer.retryAfter(), now);
        Verdict verdict = doubts.weigh(watch.doubt, reading, watch.seen, watch.trackedAtMillis, now);
        watch.doubt = verdict.doubt();
        if (reading.kind().answered()) {
            agenda.watches().observed(watch, now);
        }
        watch.seen |= reading.kind() == Reading.Kind.SEEN;
        Report report = verdict.believed();
        Sighting sighting = Sightings.of(reading, verdict, watch.stage);
        if (reading.kind() == Reading.Kind.THROTTLED) {
            agenda.turnedAway(watch, now);
        } else if (report == null || Watch.gist(report).equals(watch.told)) {
            agenda.told(watch, sighting, now);
        } else {
            tell(watch, report, sighting);
        }
        pump();
    }

    private void tell(Watch watch, Report report, Sighting sighting) {
        watch.telling = sighting;
        shards.submit(new Input.Observed(watch.key, new Observation(report, Via.POLL, wall.instant())))
                .onComplete((done, failure) -> {
                    boolean taken = failure == null && watch.telling != null;
                    watch.telling = null;
                    // One that was closed by what it told is back already.
                    if (watch.out) {
                        // Many tasks are told the same.
                        watch.told = taken ? Watch.gist(report).intern() : watch.told;
                        agenda.told(watch, taken ? sighting : Sighting.NONE, steady.millis());
                    }
                    pump();
                });
    }

    private PollView view(Watch watch) {
        long now = steady.millis();
        long due = agenda.dueAt(watch, now);
        long ready = gate.readyAt(now);
        Why why = agenda.why(watch);
        if (paused != null || why == null || due == PollSchedule.NEVER || ready == PollSchedule.NEVER) {
            return new PollView(watch.polls, null, null);
        }
        String reason = due >= ready ? why.words() : "the source may be asked again then";
        return new PollView(watch.polls, Instant.ofEpochMilli(Math.max(due, ready)), reason);
    }

    private SourceStatus snapshot() {
        return SourceStatus.of(gate, paused, agenda, inFlight, steady.millis());
    }
}
