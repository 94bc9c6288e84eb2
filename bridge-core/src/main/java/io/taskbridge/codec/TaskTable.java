// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import io.taskbridge.task.KeyIndex;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one shard, as last committed, each as the message that the topic keeps: as objects they would take twice
 * the memory, and whoever takes a shard over would have to make all of them at once. A message is read when its task is
 * asked for; one that cannot be read is as good as none. {@link #apply} and {@link #forget} alone change anything, live
 * and on restore. Not thread-safe: owned by the shard.
 */
public final class TaskTable {
    private static final int SMALLEST = 64;
    private static final long MICROS_A_SECOND = 1_000_000;

    /** Times beyond that are as good as it: years are too few for their microseconds to overflow. */
    private static final long FARTHEST_SECOND = Long.MAX_VALUE / MICROS_A_SECOND - 1;

    private final KeyIndex index = new KeyIndex((place, key) -> TaskProto.isKey(message(place), key));
    private byte[] @Nullable [] messages = new byte[SMALLEST][];
    private final WakeHeap.Times times = new WakeHeap.Times();

    /** When something is due for open tasks. */
    private final WakeHeap wakes = new WakeHeap(times);

    /** When closed tasks are to be forgotten. */
    private final WakeHeap departures = new WakeHeap(times);

    private final Standings standings = new Standings();

    /** Holds these tasks. */
    public static TaskTable of(Collection<Task> tasks) {
        TaskTable table = new TaskTable();
        tasks.forEach(task -> table.apply(TaskOutline.of(task), TaskProto.encode(task)));
        return table;
    }

    public int size() {
        return index.size();
    }

    public @Nullable Task get(TaskKey key) {
        int place = index.find(key);
        return place == KeyIndex.NONE ? null : read(message(place));
    }

    /** What is there now. Read as the stream goes on, by whichever thread. */
    public Stream<Task> all() {
        return Arrays.stream(Arrays.copyOf(messages, index.used()))
                .filter(Objects::nonNull)
                .map(TaskTable::read)
                .filter(Objects::nonNull);
    }

    /** How many open tasks there are now, by source and state. */
    public Map<TaskOutline.Standing, Integer> standings() {
        return standings.numbers();
    }

    /** Tasks are in places below this. */
    public int places() {
        return index.used();
    }

    /** The open tasks in some of the places, but for those that cannot be read. */
    public List<StoredTask> open(int fromPlace, int toPlace) {
        return IntStream.range(fromPlace, toPlace)
                .filter(standings::open)
                .mapToObj(this::message)
                .flatMap(message -> Stream.ofNullable(read(message)).map(task -> StoredTask.of(task, message)))
                .toList();
    }

    /**
     * Remembers a task.
     *
     * @param message that the outline is of
     */
    public void apply(TaskOutline task, byte[] message) {
        int place = index.find(task.key());
        if (place == KeyIndex.NONE) {
            place = index.admit(task.key());
            if (place >= messages.length) {
                messages = Arrays.copyOf(messages, place + (place >> 1));
            }
        } else {
            remove(place);
        }
        messages[place] = message;
        standings.enter(place, task);
        heap(place).add(place, micros(task.wakeAt(), 999));
    }

    /** Remembers nothing of the task any more. */
    public void forget(TaskKey key) {
        int place = index.find(key);
        if (place != KeyIndex.NONE) {
            remove(place);
            index.release(place, key);
            messages[place] = null;
        }
    }

    private void remove(int place) {
        heap(place).remove(place);
        standings.leave(place);
    }

    /** Keys of up to {@code limit} open tasks that are due, the longest overdue first. */
    public List<TaskKey> due(Instant now, int limit) {
        return keys(wakes, now, limit);
    }

    /** Keys of up to {@code limit} closed tasks that are to be forgotten, the longest overdue first. */
    public List<TaskKey> departing(Instant now, int limit) {
        return keys(departures, now, limit);
    }

    private List<TaskKey> keys(WakeHeap heap, Instant now, int limit) {
        return heap.due(micros(now, 0), limit).stream()
                .map(place -> TaskProto.key(message(place)))
                .toList();
    }

    private WakeHeap heap(int place) {
        return standings.open(place) ? wakes : departures;
    }

    private byte[] message(int place) {
        return Objects.requireNonNull(messages[place]);
    }

    private static @Nullable Task read(byte[] message) {
        try {
            return TaskProto.decode(message);
        } catch (InvalidRecordException e) {
            return null;
        }
    }

    /** Wake times are rounded up, and the present down: nothing is ever early. As exact as clocks are. */
    private static long micros(Instant time, int nanos) {
        long seconds = Math.max(-FARTHEST_SECOND, Math.min(FARTHEST_SECOND, time.getEpochSecond()));
        return seconds * MICROS_A_SECOND + (time.getNano() + nanos) / 1_000;
    }
}
