// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskbridge.app.Await;
import io.taskbridge.app.metrics.ShardMeters;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.codec.InboxCodec;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.provider.Sources;
import io.taskbridge.provider.StatusReply;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.SourcePolicy;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskLifecycle;
import io.taskbridge.task.Via;
import io.taskbridge.webhook.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A real shard with one task at Baseten, over an inbox, a clock and a log in memory; one of its commits goes wrong.
 * Stands in for the feed, which delivers again from where it is told, and for the poller, which asks again. For one
 * thread.
 */
final class BasetenShard implements Feed {
    static final TaskKey KEY = new TaskKey("prod", "0f3a9c52");
    static final Duration RESULT_GRACE = Duration.ofSeconds(60);

    private static final Provider PROVIDER =
            ProviderKind.BASETEN.connect("http://localhost:1", Map.of("apiKey", new Secret("the-key")));

    private final AtomicReference<Instant> now = new AtomicReference<>(Inbound.START);
    private final MemoryLog kept = new MemoryLog();
    private final List<InboxRecord> inbox = new ArrayList<>();
    private final ShardVerticle shard;
    private final Vertx vertx;
    private final String deployment;
    private long epoch = -1;

    /**
     * @param trouble which comes before the commit of that number is asked for, counted from 1
     */
    BasetenShard(Vertx vertx, MemoryWatchers watchers, int commit, Trouble trouble) {
        this.vertx = vertx;
        SourcePolicy policy = new SourcePolicy("baseten", Duration.ofHours(73), RESULT_GRACE);
        ShardServices services = new ShardServices(
                new TaskLifecycle(Map.of(KEY.source(), policy), Duration.ofHours(24)),
                new Sources(Map.of(KEY.source(), PROVIDER)),
                key -> 0,
                watchers,
                new MemoryOwners(),
                new ShardMeters(new SimpleMeterRegistry()),
                event -> {},
                Traces.OFF,
                now::get);
        this.shard = new ShardVerticle(0, services, new TroubledLog(kept, commit, trouble), this);
        this.deployment = vertx.deployVerticle(shard).await();
    }

    /** What may go wrong with a commit. */
    enum Trouble {
        NOTHING_WRITTEN {
            @Override
            void befall(MemoryLog log) {
                log.failNextCommit();
            }
        },
        ANSWER_LOST {
            @Override
            void befall(MemoryLog log) {
                log.loseNextAnswer();
            }
        };

        abstract void befall(MemoryLog log);
    }

    /** The log, with trouble at one commit. */
    private static final class TroubledLog implements ShardLog {
        private final MemoryLog log;
        private final Trouble trouble;
        private int left;

        TroubledLog(MemoryLog log, int commit, Trouble trouble) {
            this.log = log;
            this.left = commit;
            this.trouble = trouble;
        }

        @Override
        public Future<Restored> open() {
            return log.open();
        }

        @Override
        public Future<Void> commit(Batch batch) {
            if (--left == 0) {
                trouble.befall(log);
            }
            return log.commit(batch);
        }

        @Override
        public Future<Void> close() {
            return log.close();
        }
    }

    @Override
    public synchronized void from(ShardVerticle fed, long offset, long mark) {
        epoch = mark;
        fed.catchUpTo(mark, inbox.size());
        fed.deliver(mark, List.copyOf(inbox.subList((int) offset, inbox.size())), inbox.size());
    }

    void track() {
        write(InboxCodec.track(new Registration(KEY, "model:m7x2q9kd", Map.of(), null, null)));
    }

    void webhook(String body) {
        Report report = ProviderKind.BASETEN.webhooks().read(utf8(body)).report();
        write(InboxCodec.observed(KEY, new Observation(report, Via.WEBHOOK, now.get())));
    }

    /** A poll whose news is lost is followed by another one. */
    void polled(String answer) {
        Report report = PROVIDER.read(new StatusReply(200, utf8(answer))).report();
        Input input = new Input.Observed(KEY, new Observation(report, Via.POLL, now.get()));
        Await.until(() -> ShardStage.failure(shard.submit(input)), failure -> failure == null);
    }

    /** Returns once all that is due by then is done. */
    void passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        Await.until(this::idle, idle -> idle);
    }

    /** Whether nothing is due, as far as that can be told. */
    private boolean idle() {
        Future<Boolean> asked = shard.query(table -> table.due(now.get(), 1).isEmpty()
                && table.departing(now.get().minus(ShardMemory.DEPARTURE_DELAY), 1)
                        .isEmpty());
        return ShardStage.failure(asked) == null && asked.result();
    }

    private void write(byte[] value) {
        InboxRecord record = append(value);
        Await.until(
                () -> shard.applied(record.offset()),
                applied -> ShardStage.failure(applied) == null && applied.result());
    }

    private synchronized InboxRecord append(byte[] value) {
        InboxRecord record = new InboxRecord(inbox.size(), KEY.bytes(), value, List.of(), read(value, now.get()), null);
        inbox.add(record);
        if (epoch >= 0) {
            shard.deliver(epoch, List.of(record), inbox.size());
        }
        return record;
    }

    private static Input read(byte[] value, Instant at) {
        try {
            return InboxCodec.decode(value, at);
        } catch (InvalidRecordException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Everything published, the shard being stopped. */
    List<TaskEvent> published() {
        vertx.undeploy(deployment).await();
        return kept.events();
    }
}
