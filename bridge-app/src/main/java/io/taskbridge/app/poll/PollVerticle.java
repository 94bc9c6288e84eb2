// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.app.metrics.SourceMeters;
import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.app.shard.Ask;
import io.taskbridge.app.shard.Closed;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.codec.StoredTask;
import io.taskbridge.poll.Doubts;
import io.taskbridge.poll.RateBudget;
import io.taskbridge.poll.Sighting;
import io.taskbridge.poll.SourceGate;
import io.taskbridge.poll.Verdict;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.Reading;
import io.taskbridge.task.Durations;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TraceContext;
import io.taskbridge.task.Via;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks one source about all of this bridge's tasks there: when the schedule says so and the gate allows it. Hands what
 * is news to the shards. All state belongs to the verticle's context; the public methods hop there.
 */
public final class PollVerticle extends VerticleBase {
    private static final long SNAPSHOT_MILLIS = 500;
    private static final long TARGETS_MILLIS = 5_000;
    private static final long LONGEST_NAP_MILLIS = 60_000;

    private final PollSettings settings;
    private final Shards shards;
    private final LargeOutputs outputs;
    private final SourceMeters meters;
    private final Traces traces;
    private final InstantSource wall;
    private final InstantSource steady;
    private final Doubts doubts;
    private final SourceGate gate;
    private final Agenda agenda;
    private final Holds holds = new Holds();
    private Provider provider;
    private @Nullable Inquirer inquirer;
    private int inFlight;
    private long timer = -1;
    private volatile SourceStatus status;

    public PollVerticle(
            PollSettings settings,
            Shards shards,
            LargeOutputs outputs,
            SourceMeters meters,
            Traces traces,
            InstantSource wall,
            InstantSource steady,
            RandomGenerator random) {
        this.settings = settings;
        this.provider = settings.provider();
        this.shards = shards;
        this.outputs = outputs;
        this.meters = meters;
        this.traces = traces;
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
        inquirer = new Inquirer(vertx, settings, outputs, traces, wall);
        vertx.setPeriodic(SNAPSHOT_MILLIS, tick -> status = snapshot());
        vertx.setPeriodic(TARGETS_MILLIS, tick -> status.figures().show(meters));
        SourceGauges.bind(meters, settings, this::status, steady);
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
                () -> Future.succeededFuture(Optional.ofNullable(agenda.get(key))
                        .map(watch -> PollView.of(watch, holds, agenda, gate, steady.millis()))));
    }

    Future<Void> watch(int partition, List<StoredTask> tasks) {
        return Ask.on(context, () -> {
            long now = steady.millis();
            tasks.forEach(task -> agenda.watch(partition, task, now));
            pump();
            return Future.succeededFuture();
        });
    }

    void unwatch(List<Closed> closed) {
        change(now -> closed.forEach(task -> agenda.close(task, now)));
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
        change(now -> gate.budget().share(share, endsMillis, now));
    }

    /** Asks no more often than this from now on; over all bridges, as {@link PollSettings} says. */
    void rate(double ratePerSecond) {
        change(now -> gate.budget().rate(ratePerSecond, now));
    }

    /** Asks with other credentials from now on, at once if the former ones were refused. */
    void provider(Provider renewed) {
        change(now -> {
            provider = renewed;
            gate.renewed(now);
        });
    }

    /** Asks nobody anything from now on, for this reason; null goes on. What is under way is still taken. */
    void hold(Hold hold, @Nullable String reason) {
        change(now -> {
            holds.set(hold, reason);
            status = snapshot();
        });
    }

    /** On the verticle's context; whoever may be asked after that is. */
    private void change(LongConsumer made) {
        context.runOnContext(go -> {
            made.accept(steady.millis());
            pump();
        });
    }

    private void pump() {
        vertx.cancelTimer(timer);
        while (inquirer != null && holds.reason() == null && inFlight < settings.maxConcurrency()) {
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
            Inquirer.Question question = watch.question(provider);
            if (question == null) {
                agenda.told(watch, Sighting.NONE, now);
            } else {
                inFlight++;
                watch.polls++;
                long number = gate.send(now);
                inquirer.ask(question).onSuccess(answer -> answered(watch, number, answer));
            }
        }
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
            tell(watch, report, sighting, answer.trace());
        }
        pump();
    }

    private void tell(Watch watch, Report report, Sighting sighting, @Nullable TraceContext trace) {
        watch.telling = sighting;
        Observation seen = new Observation(report, Via.POLL, wall.instant());
        shards.submit(new Input.Observed(watch.key(), seen, trace)).onComplete((done, failure) -> {
            boolean taken = failure == null && watch.telling != null;
            watch.telling = null;
            // One that was closed by what it told is back already.
            if (watch.out) {
                watch.told = taken ? Watch.gist(report) : watch.told;
                agenda.told(watch, taken ? sighting : Sighting.NONE, steady.millis());
            }
            pump();
        });
    }

    private SourceStatus snapshot() {
        Map<String, Long> webhooks = settings.webhooks() ? meters.webhooks() : null;
        return SourceStatus.of(gate, holds.reason(), agenda, inFlight, webhooks, steady.millis());
    }
}
