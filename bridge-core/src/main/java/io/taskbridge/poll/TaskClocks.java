// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import io.taskbridge.poll.duration.DurationModel;

/**
 * Takes in what is seen of tasks: sets each task's clock to the stage that it is in, and lets its model learn how long
 * the stages last. Times are seconds of the epoch. Not thread-safe.
 */
final class TaskClocks {
    private final Roster<?> roster;

    TaskClocks(Roster<?> roster) {
        this.roster = roster;
    }

    /** A task is taken up. */
    void begin(int place, Subject subject, double now) {
        Sighting last = subject.last();
        double seenAt = Math.min(now, seconds(subject.seenAt()));
        double created = Math.min(seenAt, created(last, seconds(subject.submittedAt())));
        roster.stage(place, last.stage());
        switch (last.stage()) {
            case UNSEEN, QUEUED -> roster.clock(place, created, 0, seenAt - created, false);
            case RUNNING -> run(place, last, created, seenAt);
            case ENDED -> roster.clock(place, seenAt, 0, 0, false);
        }
    }

    /** A task was seen at a time. Told of an end, the model learns it once. */
    void seen(int place, Sighting sighting, double at) {
        Stage before = roster.stage(place);
        double age = Math.max(roster.seenAge(place), at - roster.clock(place));
        switch (sighting.stage()) {
            case UNSEEN -> roster.seen(place, roster.seenAge(place));
            case QUEUED -> {
                if (before == Stage.UNSEEN || before == Stage.QUEUED) {
                    goesOn(place, before, age);
                    roster.model(place).queue().waits(roster.number(place), at);
                } else {
                    roster.clock(place, since(sighting, at), 0, 0, false);
                }
            }
            case RUNNING -> {
                if (before == Stage.RUNNING) {
                    goesOn(place, before, age);
                } else {
                    starts(place, sighting, before, age, at);
                }
            }
            case ENDED -> {
                if (before != Stage.ENDED) {
                    ends(place, sighting, before, age, at);
                }
            }
        }
        if (sighting.stage() != Stage.UNSEEN) {
            roster.stage(place, sighting.stage());
        }
    }

    private void goesOn(int place, Stage stage, double age) {
        roster.model(place).alive(stage, roster.startKnown(place), roster.seenAge(place), age);
        roster.seen(place, age);
    }

    private void starts(int place, Sighting sighting, Stage before, double age, double at) {
        DurationModel model = roster.model(place);
        double created = created(sighting, roster.clock(place));
        double seenAge = roster.seenAge(place);
        if (sighting.since() != Sighting.UNKNOWN) {
            double queued = Math.max(0, seconds(sighting.since()) - created);
            model.started(seenAge, queued, age);
            model.queue().started(roster.number(place), created, created + queued);
            run(place, sighting, created, at);
        } else if (before == Stage.QUEUED) {
            model.started(seenAge, Double.NaN, age);
            // Somewhere between the two looks: nobody knows better.
            double queued = (seenAge + age) / 2;
            roster.clock(place, created + queued, queued, age - queued, true);
        } else {
            goesOn(place, Stage.UNSEEN, age);
            return;
        }
        model.alive(Stage.UNSEEN, false, seenAge, roster.earlier(place));
        model.alive(Stage.RUNNING, true, 0, roster.seenAge(place));
    }

    private void ends(int place, Sighting sighting, Stage before, double age, double at) {
        DurationModel model = roster.model(place);
        boolean startKnown = roster.startKnown(place);
        double seenAge = roster.seenAge(place);
        double exact = Double.NaN;
        if (sighting.since() != Sighting.UNKNOWN) {
            double began = startKnown ? roster.clock(place) : created(sighting, roster.clock(place));
            exact = Math.max(0, seconds(sighting.since()) - began);
        }
        model.ended(before, startKnown, seenAge, age, exact);
        if (startKnown) {
            double queued = roster.earlier(place);
            model.wholeEnded(queued, queued + age, queued + exact);
        }
        roster.clock(place, at, 0, 0, false);
    }

    private void run(int place, Sighting sighting, double created, double seenAt) {
        if (sighting.since() == Sighting.UNKNOWN) {
            roster.clock(place, created, 0, seenAt - created, false);
        } else {
            double started = Math.min(seenAt, Math.max(created, seconds(sighting.since())));
            roster.clock(place, started, started - created, seenAt - started, true);
        }
    }

    private static double created(Sighting sighting, double otherwise) {
        return sighting.createdAt() == Sighting.UNKNOWN ? otherwise : seconds(sighting.createdAt());
    }

    private static double since(Sighting sighting, double otherwise) {
        return sighting.since() == Sighting.UNKNOWN ? otherwise : Math.min(otherwise, seconds(sighting.since()));
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }
}
