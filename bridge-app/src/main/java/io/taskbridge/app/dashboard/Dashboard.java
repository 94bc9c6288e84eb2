// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskbridge.app.health.Health;
import io.taskbridge.app.health.ManagementPages;
import io.taskbridge.app.http.Answers;
import io.taskbridge.app.http.ServerSentEvents;
import io.taskbridge.app.kafka.Neighbour;
import io.taskbridge.app.poll.PollVerticle;
import io.taskbridge.app.poll.Pollers;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.app.shard.TransitionListener;
import io.taskbridge.codec.Json;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * The page for people, and the stream that keeps it up to date. Remembers the last quarter of an hour whether somebody
 * looks or not; does the rest only while somebody does. Owned by the management port's context, but for
 * {@link #transitions}.
 */
public final class Dashboard implements ManagementPages {
    private static final int MEMORY = 5_000;
    private static final int MOST_AT_ONCE = 200;
    private static final long TICK_MILLIS = 1_000;
    private static final long TICKS_A_STEP = SourceHistory.STEP.toSeconds();

    private final Recorder recorder = new Recorder(MEMORY);
    private final Assets assets = new Assets();
    private final Readers readers = new Readers();
    private final Health health;
    private final MeterRegistry registry;
    private final Pollers pollers;
    private final InstantSource clock;
    private final GroupPicture group;
    private final TaskSearch tasks;
    private final History history;
    private final Snapshot snapshot;
    private MeterReading meters = MeterReading.NONE;
    private boolean reading;
    private boolean stepDue;
    private long ticks;
    private long told;

    /** @param coordinator says who the other bridges of the group are; answers on the caller's context */
    public Dashboard(
            List<WatchedSource> sources,
            Health health,
            MeterRegistry registry,
            Shards shards,
            Pollers pollers,
            Supplier<Future<List<Neighbour>>> coordinator,
            InstantSource clock) {
        this.health = health;
        this.registry = registry;
        this.pollers = pollers;
        this.clock = clock;
        this.group = new GroupPicture(shards, coordinator);
        this.tasks = new TaskSearch(shards, pollers, recorder);
        this.history = new History(sources);
        this.snapshot = new Snapshot(sources, history);
    }

    /** To be told of every transition; thread-safe. */
    public TransitionListener transitions() {
        return recorder;
    }

    @Override
    public void mount(Router router) {
        router.get("/").handler(assets::serve);
        router.get("/dashboard/assets/:file").handler(assets::serve);
        router.get("/dashboard/stream").handler(this::stream);
        router.get("/dashboard/task").handler(this::task);
    }

    @Override
    public void open(Vertx vertx) {
        vertx.setPeriodic(TICK_MILLIS, tick -> tick(vertx));
    }

    private void tick(Vertx vertx) {
        stepDue |= ++ticks % TICKS_A_STEP == 0;
        if (reading || (!stepDue && readers.isEmpty())) {
            return;
        }
        reading = true;
        boolean step = stepDue;
        stepDue = false;
        read(vertx).onComplete(done -> reading = false).onSuccess(latest -> {
            if (step) {
                history.add(clock.instant(), latest, recorder, this::budget);
            }
            if (!readers.isEmpty()) {
                tell(step);
            }
        });
    }

    private Future<MeterReading> read(Vertx vertx) {
        return vertx.executeBlocking(() -> MeterReading.of(registry), false).onSuccess(latest -> meters = latest);
    }

    private void tell(boolean step) {
        ObjectNode now = now();
        transitions(now, told);
        told = recorder.mark();
        if (step) {
            now.set("step", snapshot.step());
            group.refresh();
        }
        readers.send(ServerSentEvents.event("now", now), () -> ServerSentEvents.event("whole", whole()));
    }

    private void stream(RoutingContext request) {
        if (readers.full()) {
            Answers.error(request.response(), 503, "too-many-readers", "So many watch already that no more can.");
            return;
        }
        if (readers.isEmpty()) {
            told = recorder.mark();
            group.refresh();
        }
        request.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store");
        readers.add(request.response());
        read(request.vertx())
                .onComplete(done -> readers.begin(request.response(), ServerSentEvents.event("whole", whole())));
    }

    private ObjectNode whole() {
        ObjectNode whole = now();
        transitions(whole, 0);
        whole.set("past", snapshot.past());
        return whole;
    }

    private ObjectNode now() {
        return snapshot.now(clock.instant(), health.report(), meters, group.json());
    }

    private void transitions(ObjectNode node, long mark) {
        ArrayNode passages = node.putArray("transitions");
        recorder.since(mark, MOST_AT_ONCE).forEach(passage -> passages.add(passage.json()));
    }

    private double budget(String source) {
        return pollers.all().stream()
                .filter(poller -> poller.source().equals(source))
                .map(PollVerticle::status)
                .mapToDouble(status -> status.budgetInUse())
                .findAny()
                .orElse(0);
    }

    private void task(RoutingContext request) {
        TaskKey key;
        try {
            key = TaskKey.parse(String.valueOf(request.request().getParam("key")));
        } catch (IllegalArgumentException e) {
            Answers.error(request.response(), 400, "invalid-key", e.getMessage() + ".");
            return;
        }
        tasks.find(key)
                .onSuccess(found -> Answers.json(request.response(), 200, Buffer.buffer(Json.write(found))))
                .onFailure(failure -> Answers.error(
                        request.response(), 503, "unavailable", "The task's shard is being restored; ask again."));
    }
}
