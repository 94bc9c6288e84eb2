// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import io.taskbridge.poll.Stage;
import io.taskbridge.task.Durations;
import org.jspecify.annotations.Nullable;

/**
 * How long the tasks of one target take: from creation to end, and, once starts are known, from creation to start and
 * from start to end apart. Whatever it learns it hands on to the model that it was made from, so that a target's model
 * goes on working, and its news are not lost, after it was let go. 47 KB, and 95 KB more once starts are known. Not
 * thread-safe: owned by one poll verticle.
 */
public final class DurationModel {
    /** Tasks that must have been followed through a phase before what was learned of it is used. */
    private static final double ENOUGH = 4;

    private final @Nullable DurationModel pooled;
    private final Smoothing smoothing;
    private final Curve scaleFree;
    private final LifeTable whole;
    private final QueueOrder queue = new QueueOrder();
    private @Nullable Phases phases;

    DurationModel(Smoothing smoothing, Curve scaleFree) {
        this.pooled = null;
        this.smoothing = smoothing;
        this.scaleFree = scaleFree;
        this.whole = new LifeTable(smoothing);
    }

    /** Starts from what tasks of other targets taught, as if it were of so many tasks. */
    DurationModel(DurationModel pooled, double tasks) {
        this.pooled = pooled;
        this.smoothing = pooled.smoothing;
        this.scaleFree = pooled.scaleFree;
        this.whole = new LifeTable(smoothing);
        borrow(pooled, tasks);
    }

    void borrow(DurationModel other, double tasks) {
        whole.borrow(other.whole, tasks);
        if (other.phases != null) {
            phases().borrow(other.phases, tasks);
        }
    }

    /**
     * When a task in a stage is worth asking about. Ask for it anew each time: which one it is changes with what is
     * learned. Its clock begins with the task's creation; for a running task whose start is known, with that start; and
     * for an ended one, of which nothing is learned, whenever the caller says.
     */
    public Curve curve(Stage stage, boolean startKnown) {
        Phases apart = phases;
        return switch (stage) {
            case UNSEEN, QUEUED -> apart != null && apart.known() >= ENOUGH ? apart.inSequence() : whole.curve();
            case RUNNING ->
                !startKnown
                        ? whole.curve()
                        : apart == null ? scaleFree : apart.running().curve();
            case ENDED -> scaleFree;
        };
    }

    /** The order in which its tasks are started. */
    public QueueOrder queue() {
        return queue;
    }

    /** A task went on in a stage from one age to the other, on the clock of its {@link #curve}. */
    public void alive(Stage stage, boolean startKnown, double fromAge, double toAge) {
        if (pooled != null) {
            pooled.alive(stage, startKnown, fromAge, toAge);
        }
        if (stage == Stage.RUNNING && startKnown) {
            phases().running().alive(fromAge, toAge);
        } else if (stage != Stage.ENDED) {
            whole.alive(fromAge, toAge);
            if (phases != null && stage == Stage.QUEUED) {
                phases.queued().alive(fromAge, toAge);
            }
        }
    }

    /**
     * A task was started, whatever became of it since.
     *
     * @param lastQueuedAge when it was last seen waiting, 0 if never
     * @param queuedSeconds how long it waited; NaN where the provider does not tell
     * @param seenAge when it was first seen not to wait any more
     */
    public void started(double lastQueuedAge, double queuedSeconds, double seenAge) {
        if (pooled != null) {
            pooled.started(lastQueuedAge, queuedSeconds, seenAge);
        }
        phases().queued().ended(lastQueuedAge, seenAge, queuedSeconds);
    }

    /**
     * A task has ended; ages are on the clock of its {@link #curve}. The end of a task that was running since a known
     * time is to be told to {@link #wholeEnded} as well.
     *
     * @param fromAge when it was last seen going on
     * @param seenAge when it was seen to have ended
     * @param exactSeconds its age when it ended; NaN where the provider does not tell
     */
    public void ended(Stage lastStage, boolean startKnown, double fromAge, double seenAge, double exactSeconds) {
        if (pooled != null) {
            pooled.ended(lastStage, startKnown, fromAge, seenAge, exactSeconds);
        }
        if (lastStage == Stage.RUNNING && startKnown) {
            phases().running().ended(fromAge, seenAge, exactSeconds);
            return;
        }
        whole.ended(fromAge, seenAge, exactSeconds);
        if (lastStage != Stage.RUNNING && phases != null && phases.known() >= ENOUGH) {
            phases.endedUnstarted(fromAge, exactSeconds >= 0 ? exactSeconds : (fromAge + seenAge) / 2);
        }
    }

    /**
     * A task ended that {@link #ended} was told of on the clock of its start: the same on the clock of its creation.
     *
     * @param fromAge when it was last seen waiting, 0 if never: until then it was told of by {@link #alive}
     */
    public void wholeEnded(double fromAge, double seenAge, double exactSeconds) {
        if (pooled != null) {
            pooled.wholeEnded(fromAge, seenAge, exactSeconds);
        }
        whole.ended(fromAge, seenAge, exactSeconds);
    }

    /** Half of all tasks take no longer from creation to end; NaN while unknown. */
    public double median() {
        return whole.quantile(0.5);
    }

    /** Nine in ten tasks take no longer from creation to end; NaN while unknown. */
    public double p90() {
        return whole.quantile(0.1);
    }

    /** Tasks of its own that it has learned from, as far as they still count. */
    public double evidence() {
        return whole.counts().own();
    }

    Durations kept() {
        return new Durations(
                AgeBins.PER_DOUBLING,
                TableKeeping.kept(whole),
                phases == null ? null : TableKeeping.kept(phases.queued()),
                phases == null ? null : TableKeeping.kept(phases.running()));
    }

    void take(Durations durations) {
        TableKeeping.restore(whole, durations.whole());
        Durations.Table queued = durations.queued();
        Durations.Table running = durations.running();
        if (queued != null && running != null) {
            TableKeeping.restore(phases().queued(), queued);
            TableKeeping.restore(phases().running(), running);
        }
    }

    private Phases phases() {
        Phases apart = phases;
        if (apart == null) {
            apart = new Phases(new LifeTable(smoothing), new LifeTable(smoothing));
            phases = apart;
        }
        return apart;
    }
}
