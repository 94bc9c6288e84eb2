// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.app.trace.TraceSpan;
import io.taskbridge.codec.StoredTask;
import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.Decision;
import io.taskbridge.task.Durations;
import io.taskbridge.task.Input;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one transaction. Decisions see what earlier ones of the same batch decided, while the shard's memory
 * stays as committed until the transaction is. Owned by the shard; the log only reads it.
 */
public final class Batch {
    /** An inbox record that is passed on unchanged to the partition it belongs to. */
    public record Forward(int partition, InboxRecord record) {}

    /** An inbox record that nobody can act on. */
    public record Rejection(InboxRecord record, String reason) {}

    /** How many inputs one transaction takes. */
    public static final int MAX_INPUTS = 1_000;

    private static final int MAX_BYTES = 8 << 20;

    private final int partition;
    private final ShardServices services;
    private final TaskTable committed;

    /** Has room from the start, as a table that grows is hashed anew each time. */
    private final Map<TaskKey, @Nullable StoredTask> tasks = new LinkedHashMap<>(2 * MAX_INPUTS);

    private final List<TaskEvent> events = new ArrayList<>();
    private final List<Forward> forwards = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final Map<TargetKey, @Nullable Durations> learned = new LinkedHashMap<>();
    private final BatchSpans spans;
    private long nextOffset = -1;
    private int inputs;
    private int bytes;

    Batch(int partition, ShardServices services, TaskTable committed) {
        this.partition = partition;
        this.services = services;
        this.committed = committed;
        this.spans = new BatchSpans(services.traces(), services.clock());
    }

    int partition() {
        return partition;
    }

    boolean hasRoom() {
        return inputs < MAX_INPUTS && bytes < MAX_BYTES;
    }

    /** Whether there is anything to write. */
    boolean isEmpty() {
        return tasks.isEmpty() && learned.isEmpty() && nextOffset < 0;
    }

    int inputs() {
        return inputs;
    }

    /** An inbox record: decided here, passed on to where it belongs, or rejected. */
    void take(InboxRecord record) {
        nextOffset = record.offset() + 1;
        bytes += record.size();
        Input input = record.input();
        if (input == null) {
            reject(record, String.valueOf(record.problem()));
            return;
        }
        int home = services.home().applyAsInt(input.key());
        if (home != partition) {
            inputs++;
            forwards.add(new Forward(home, record));
            return;
        }
        String refusal = services.sources().refusal(input);
        if (refusal != null) {
            reject(record, refusal);
            return;
        }
        try {
            take(input);
        } catch (RuntimeException e) {
            // Anyone may write to the inbox: no record of theirs may stop the others. Nothing was changed yet.
            reject(record, "cannot be decided: " + e.getClass().getSimpleName());
        }
    }

    /** Nothing is changed if it throws. */
    void take(Input input) {
        TaskKey key = input.key();
        Task task = known(key);
        if (task == null && input instanceof Input.Due) {
            // Something is remembered, or nothing would be due, and nobody can read it.
            tasks.put(key, null);
            return;
        }
        TraceSpan arrival = spans.arrived(input, task);
        Decision decision = services.lifecycle().decide(task, arrival == null ? input : input.with(arrival.context()));
        inputs++;
        switch (decision.effect()) {
            case NONE -> {}
            case SAVE -> tasks.put(key, StoredTask.of(Objects.requireNonNull(decision.task())));
            case FORGET -> tasks.put(key, null);
        }
        spans.decided(arrival, input, decision);
        if (decision.event() != null) {
            events.add(spans.told(decision.event()));
        }
    }

    /** A closed task whose time is over: nothing is left to decide of it, so it is not even read. */
    void forget(TaskKey key) {
        if (!tasks.containsKey(key)) {
            inputs++;
            tasks.put(key, null);
        }
    }

    private @Nullable Task known(TaskKey key) {
        StoredTask decided = tasks.get(key);
        if (decided != null) {
            return decided.task();
        }
        return tasks.containsKey(key) ? null : committed.get(key);
    }

    /** What is told of the batch once its fate is known. */
    BatchSpans spans() {
        return spans;
    }

    void take(Map<TargetKey, @Nullable Durations> durations) {
        learned.putAll(durations);
    }

    private void reject(InboxRecord record, String reason) {
        inputs++;
        rejections.add(new Rejection(record, reason));
    }

    /** The tasks to remember, by key; null means forget. */
    public Map<TaskKey, @Nullable StoredTask> tasks() {
        return Collections.unmodifiableMap(tasks);
    }

    public List<TaskEvent> events() {
        return Collections.unmodifiableList(events);
    }

    public List<Forward> forwards() {
        return Collections.unmodifiableList(forwards);
    }

    public List<Rejection> rejections() {
        return Collections.unmodifiableList(rejections);
    }

    /** What to remember of how long tasks take, by target; null means forget. */
    public Map<TargetKey, @Nullable Durations> learned() {
        return Collections.unmodifiableMap(learned);
    }

    /** The offset to commit, -1 if no inbox record was taken. */
    public long nextOffset() {
        return nextOffset;
    }
}
