// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import io.taskbridge.task.Durations;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source's targets have taught of durations: a model for each target lately used, and one for all of them, from
 * which a new target's starts. Of too many targets the one that was asked for longest ago is let go; what it taught is
 * in the pooled model already. At most 142 KB a target. Not thread-safe: owned by one poll verticle.
 */
public final class DurationModels {
    /** Tasks' worth of others' experience that a new target starts with. */
    private static final double LENT = 5;

    /** Tasks' worth of what another bridge learned that all of a source's targets profit from. */
    private static final double SHARED = 50;

    private final int maxTargets;
    private final Smoothing smoothing = new Smoothing();
    private final DurationModel pooled = new DurationModel(smoothing, new LifeTable(smoothing).curve());
    private final LinkedHashMap<String, DurationModel> models = new LinkedHashMap<>(16, 0.75f, true);

    /** @throws IllegalArgumentException if there is no room for any target */
    public DurationModels(int maxTargets) {
        if (maxTargets < 1) {
            throw new IllegalArgumentException("maxTargets: " + maxTargets + ": must be at least 1");
        }
        this.maxTargets = maxTargets;
    }

    /** The model of a target, made now if there is none. It stays good also when it is no longer {@link #known}. */
    public DurationModel of(String target) {
        DurationModel model = models.get(target);
        if (model == null) {
            model = new DurationModel(pooled, LENT);
            models.put(target, model);
            if (models.size() > maxTargets) {
                Iterator<DurationModel> oldest = models.values().iterator();
                oldest.next();
                oldest.remove();
            }
        }
        return model;
    }

    /** The model of all targets together. */
    public DurationModel pooled() {
        return pooled;
    }

    /** A live view of the models by their targets, the one asked for longest ago first; not to be changed. */
    public Map<String, DurationModel> known() {
        return Collections.unmodifiableMap(models);
    }

    /** What was learned of a target, to be kept; null if that is nothing. */
    public @Nullable Durations snapshot(String target) {
        DurationModel model = models.get(target);
        return model == null || model.evidence() <= 0 ? null : model.kept();
    }

    /**
     * Takes over what was kept of a target, if that holds more than what has been learned here. Passed over if it comes
     * from a bridge that counts by other bins.
     */
    public void adopt(String target, Durations durations) {
        DurationModel model = of(target);
        if (durations.parts() == AgeBins.PER_DOUBLING && durations.whole().evidence() > model.evidence()) {
            model.take(durations);
            pooled.borrow(model, SHARED);
        }
    }
}
