// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static io.taskbridge.poll.PlaceLists.NONE;

import io.taskbridge.poll.duration.DurationModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule keeps of each task, by place, in arrays: some fifty bytes a task, with its waiting list. Times are
 * seconds of the epoch. Not thread-safe.
 */
final class Roster<T extends Scheduled> {
    private static final int SMALLEST = 64;
    private static final Stage[] STAGES = Stage.values();
    private static final Why[] WHYS = Why.values();

    private static final int OUT = 1;
    private static final int REMOVED = 2;
    private static final int START_KNOWN = 4;
    private static final int SCOUT = 8;

    private final PlaceLists lists;
    private @Nullable Scheduled[] tasks = {};
    private @Nullable DurationModel[] models = {};
    private double[] clocks = {};
    private float[] seenAges = {};
    private float[] earlier = {};
    private float[] weights = {};
    private int[] numbers = {};
    private byte[] stages = {};
    private byte[] marks = {};
    private byte[] whys = {};
    private byte[] failures = {};
    private int used;
    private int free = NONE;
    private int size;

    Roster(PlaceLists lists) {
        this.lists = lists;
    }

    int size() {
        return size;
    }

    /** Places that were ever in use are below this. */
    int used() {
        return used;
    }

    int admit(T task) {
        int place = free;
        if (place != NONE) {
            free = lists.tick(place);
        } else {
            place = used++;
            if (place == tasks.length) {
                grow(Math.max(SMALLEST, place + (place >> 1)));
            }
        }
        tasks[place] = task;
        task.place = place;
        size++;
        return place;
    }

    void release(int place) {
        Scheduled task = tasks[place];
        if (task != null) {
            task.place = Scheduled.NOWHERE;
        }
        tasks[place] = null;
        models[place] = null;
        // The ticks of free places are their list.
        lists.tick(place, free);
        free = place;
        size--;
    }

    /** Sets all that is known of a task at first. */
    void begin(int place, DurationModel model, double weight) {
        models[place] = model;
        numbers[place] = model.queue().enter();
        weights[place] = (float) weight;
        marks[place] = 0;
        failures[place] = 0;
        mark(place, SCOUT, Scouts.include(numbers[place]));
    }

    @SuppressWarnings("unchecked") // only tasks of the one type are admitted
    T task(int place) {
        return (T) present(tasks[place]);
    }

    DurationModel model(int place) {
        return present(models[place]);
    }

    /** The task's number in its target's queue. */
    int number(int place) {
        return numbers[place];
    }

    Stage stage(int place) {
        return STAGES[stages[place]];
    }

    @SuppressWarnings("EnumOrdinal") // never leaves this object
    void stage(int place, Stage stage) {
        stages[place] = (byte) stage.ordinal();
    }

    /** When the task's clock began: the start of its present stage where that is known, else its creation. */
    double clock(int place) {
        return clocks[place];
    }

    /** What the clock showed when the task was last seen. */
    double seenAge(int place) {
        return seenAges[place];
    }

    /** How long before its clock began the task was created. */
    double earlier(int place) {
        return earlier[place];
    }

    void clock(int place, double began, double earlierSeconds, double seenAge, boolean startKnown) {
        clocks[place] = began;
        earlier[place] = (float) earlierSeconds;
        seenAges[place] = (float) seenAge;
        mark(place, START_KNOWN, startKnown);
    }

    void seen(int place, double age) {
        seenAges[place] = (float) age;
        failures[place] = 0;
    }

    boolean startKnown(int place) {
        return (marks[place] & START_KNOWN) != 0;
    }

    /** Whether the task is to be asked about early, and was not yet. */
    boolean scout(int place) {
        return (marks[place] & SCOUT) != 0;
    }

    double weight(int place) {
        return weights[place];
    }

    boolean out(int place) {
        return (marks[place] & OUT) != 0;
    }

    /** The task is being asked about: it waits in no list, so its tick is free to tell since when. */
    void sent(int place, long nowMillis) {
        mark(place, OUT, true);
        mark(place, SCOUT, false);
        lists.tick(place, (int) nowMillis);
    }

    /** The task is back; gives when it was sent. */
    long back(int place, long nowMillis) {
        mark(place, OUT, false);
        return nowMillis - ((int) nowMillis - lists.tick(place));
    }

    boolean removed(int place) {
        return (marks[place] & REMOVED) != 0;
    }

    void removed(int place, boolean removed) {
        size += removed == removed(place) ? 0 : removed ? -1 : 1;
        mark(place, REMOVED, removed);
    }

    Why why(int place) {
        return WHYS[whys[place]];
    }

    @SuppressWarnings("EnumOrdinal") // never leaves this object
    void why(int place, Why why) {
        whys[place] = (byte) why.ordinal();
    }

    /** Polls in a row that taught nothing. */
    int failures(int place) {
        return failures[place];
    }

    void failed(int place) {
        failures[place] = (byte) Math.min(Byte.MAX_VALUE, failures[place] + 1);
    }

    private void mark(int place, int mark, boolean set) {
        marks[place] = (byte) (set ? marks[place] | mark : marks[place] & ~mark);
    }

    private void grow(int places) {
        tasks = Arrays.copyOf(tasks, places);
        models = Arrays.copyOf(models, places);
        clocks = Arrays.copyOf(clocks, places);
        seenAges = Arrays.copyOf(seenAges, places);
        earlier = Arrays.copyOf(earlier, places);
        weights = Arrays.copyOf(weights, places);
        numbers = Arrays.copyOf(numbers, places);
        stages = Arrays.copyOf(stages, places);
        marks = Arrays.copyOf(marks, places);
        whys = Arrays.copyOf(whys, places);
        failures = Arrays.copyOf(failures, places);
        lists.grow(places);
    }

    private static <X> X present(@Nullable X of) {
        if (of == null) {
            throw new IllegalStateException("nobody is at this place");
        }
        return of;
    }
}
