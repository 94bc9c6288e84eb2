// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.codec.TaskProto;
import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.Decision;
import io.taskbridge.task.Input;
import io.taskbridge.task.SourcePolicy;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskLifecycle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A shard without a broker: every input is a transaction of its own, and what it published stays published. */
final class ModelShard {
    private static final Duration RETENTION = Duration.ofHours(24);

    /** News at a time, read once: the stories are many, and most of their beginnings are the same. */
    private static final Map<News, Map<Instant, Input>> READ = new HashMap<>();

    /** Tasks as the topic keeps them; the same few are written again and again. */
    private static final Map<Task, byte[]> KEPT = new HashMap<>();

    private final TaskLifecycle lifecycle;
    private final TaskTable table = new TaskTable();
    private final List<TaskEvent> events;
    private Instant now;

    private ModelShard(TaskLifecycle lifecycle, List<TaskEvent> events, Instant now) {
        this.lifecycle = lifecycle;
        this.events = new ArrayList<>(events);
        this.now = now;
    }

    /**
     * @param resultGrace null where the source takes no webhooks
     */
    static ModelShard empty(@Nullable Duration resultGrace) {
        SourcePolicy policy = new SourcePolicy("baseten", Duration.ofHours(73), resultGrace);
        return new ModelShard(new TaskLifecycle(Map.of(News.KEY.source(), policy), RETENTION), List.of(), News.START);
    }

    /** The shard that its next owner has: what was committed is read from the topic, the clock has gone on. */
    ModelShard restored(Instant at) {
        ModelShard next = new ModelShard(lifecycle, events, at);
        Task task = table.get(News.KEY);
        if (task != null) {
            next.remember(task);
        }
        return next;
    }

    ModelShard restored() {
        return restored(now);
    }

    private void remember(Task task) {
        byte[] message = KEPT.computeIfAbsent(task, TaskProto::encode);
        try {
            table.apply(TaskProto.outline(message), message);
        } catch (InvalidRecordException e) {
            throw new AssertionError(e);
        }
    }

    /** A shard with the same memory and the same past. */
    ModelShard twin() {
        ModelShard twin = new ModelShard(lifecycle, events, now);
        Task task = table.get(News.KEY);
        if (task != null) {
            twin.remember(task);
        }
        return twin;
    }

    /** Time passes, the news comes in, and whatever is due by then is done. */
    void hears(News news) {
        now = now.plus(news.takes());
        if (news.channel() != News.Channel.CLOCK) {
            decide(READ.computeIfAbsent(news, any -> new HashMap<>()).computeIfAbsent(now, news::input));
        }
        Stream.of(table.due(now, 1), table.departing(now, 1))
                .flatMap(List::stream)
                .forEach(key -> decide(new Input.Due(key, now)));
    }

    private void decide(Input input) {
        Decision decision = lifecycle.decide(table.get(input.key()), input);
        switch (decision.effect()) {
            case NONE -> {}
            case SAVE -> remember(decision.task());
            case FORGET -> table.forget(input.key());
        }
        if (decision.event() != null) {
            events.add(decision.event());
        }
    }

    Instant now() {
        return now;
    }

    List<TaskEvent> events() {
        return events;
    }
}
