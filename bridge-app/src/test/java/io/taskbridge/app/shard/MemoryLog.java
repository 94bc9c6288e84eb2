// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/** The log's twin in memory: keeps what a broker would keep, and makes trouble on demand. Thread-safe. */
public final class MemoryLog implements ShardLog {
    /** What one transaction carried; copied, since the shard's batch is its own. */
    public record Written(
            Map<TaskKey, Task> tasks,
            List<TaskEvent> events,
            List<Batch.Forward> forwards,
            List<Batch.Rejection> rejections,
            long nextOffset,
            int inputs) {}

    private enum Trouble {
        NOTHING_WRITTEN,
        ANSWER_LOST
    }

    private final Map<TaskKey, Task> tasks = new LinkedHashMap<>();
    private final Map<TargetKey, Learned> learned = new LinkedHashMap<>();
    private final List<Written> written = new ArrayList<>();
    private final List<Long> openedAt = new ArrayList<>();
    private final Queue<Trouble> troubles = new ArrayDeque<>();
    private Promise<Void> openGate = opened();
    private Promise<Void> commitGate = opened();
    private Promise<Void> closeGate = opened();
    private long offset;
    private int failingOpens;
    private int commits;
    private int underWay;
    private int mostUnderWay;
    private boolean open;
    private boolean closed;

    /** What an earlier owner of the shard committed. */
    public synchronized MemoryLog holding(long nextOffset, Task... earlier) {
        offset = nextOffset;
        for (Task task : earlier) {
            tasks.put(task.key(), task);
        }
        return this;
    }

    synchronized MemoryLog failingToOpen(int times) {
        failingOpens = times;
        return this;
    }

    synchronized void holdOpens() {
        openGate = Promise.promise();
    }

    synchronized void holdCommits() {
        commitGate = Promise.promise();
    }

    synchronized void holdClose() {
        closeGate = Promise.promise();
    }

    void letCloseGo() {
        closeGate.tryComplete();
    }

    void letOpensGo() {
        openGate.tryComplete();
    }

    void letCommitsGo() {
        commitGate.tryComplete();
    }

    /** Of the next commit without trouble asked for, nothing is written. */
    synchronized void failNextCommit() {
        troubles.add(Trouble.NOTHING_WRITTEN);
    }

    /** The next commit without trouble asked for is written, but its answer is lost. */
    synchronized void loseNextAnswer() {
        troubles.add(Trouble.ANSWER_LOST);
    }

    synchronized int opens() {
        return openedAt.size();
    }

    /** How much time passed between one opening and the next. */
    synchronized List<Duration> pauses() {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < openedAt.size(); i++) {
            pauses.add(Duration.ofNanos(openedAt.get(i) - openedAt.get(i - 1)));
        }
        return pauses;
    }

    /** How many were asked for, done or not. */
    synchronized int commits() {
        return commits;
    }

    synchronized int mostUnderWay() {
        return mostUnderWay;
    }

    synchronized boolean closed() {
        return closed;
    }

    public synchronized List<Written> written() {
        return List.copyOf(written);
    }

    /** All events of committed transactions, in order. */
    public synchronized List<TaskEvent> events() {
        return written.stream().flatMap(batch -> batch.events().stream()).toList();
    }

    /** What is kept of how long tasks take. */
    public synchronized Map<TargetKey, Learned> learned() {
        return Map.copyOf(learned);
    }

    public synchronized Map<TaskKey, Task> tasks() {
        return Map.copyOf(tasks);
    }

    @Override
    public synchronized Future<Restored> open() {
        openedAt.add(System.nanoTime());
        return call(openGate.future(), () -> {
            if (failingOpens > 0) {
                failingOpens--;
                throw new IllegalStateException("no broker today");
            }
            open = true;
            return new Restored(TaskTable.of(tasks.values()), List.copyOf(learned.values()), offset);
        });
    }

    @Override
    public synchronized Future<Void> commit(Batch batch) {
        commits++;
        return call(commitGate.future(), () -> {
            if (!open) {
                throw new IllegalStateException("not open");
            }
            Trouble trouble = troubles.poll();
            if (trouble != Trouble.NOTHING_WRITTEN) {
                write(batch);
            }
            if (trouble != null) {
                open = false;
                throw new IllegalStateException("the transaction's outcome is unknown");
            }
            return null;
        });
    }

    @Override
    public synchronized Future<Void> close() {
        return call(closeGate.future(), () -> {
            closed = true;
            open = false;
            return null;
        });
    }

    private void write(Batch batch) {
        Map<TaskKey, Task> decided = new LinkedHashMap<>();
        batch.tasks().forEach((key, stored) -> decided.put(key, stored == null ? null : stored.task()));
        decided.forEach((key, task) -> {
            if (task == null) {
                tasks.remove(key);
            } else {
                tasks.put(key, task);
            }
        });
        batch.learned().forEach((key, durations) -> {
            if (durations == null) {
                learned.remove(key);
            } else {
                learned.put(key, new Learned(key, durations, Inbound.START));
            }
        });
        offset = Math.max(offset, batch.nextOffset());
        written.add(new Written(
                decided,
                List.copyOf(batch.events()),
                List.copyOf(batch.forwards()),
                List.copyOf(batch.rejections()),
                batch.nextOffset(),
                batch.inputs()));
    }

    /** Never at once, and on the caller's context, as the real log answers. */
    private <T> Future<T> call(Future<Void> gate, Supplier<T> work) {
        underWay++;
        mostUnderWay = Math.max(mostUnderWay, underWay);
        Context caller = Vertx.currentContext();
        Promise<T> answer = Promise.promise();
        gate.onComplete(go -> caller.runOnContext(back -> {
            Future<T> done = Future.future(promise -> promise.complete(finish(work)));
            answer.handle(done);
        }));
        return answer.future();
    }

    private synchronized <T> T finish(Supplier<T> work) {
        underWay--;
        return work.get();
    }

    private static Promise<Void> opened() {
        Promise<Void> gate = Promise.promise();
        gate.complete();
        return gate;
    }
}
