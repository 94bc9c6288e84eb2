// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taskbridge.poll.duration.DurationModel;
import io.taskbridge.poll.duration.DurationModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskClocksTest {
    private static final long CREATED = 1_700_000_000_000L;
    private static final long STARTED = CREATED + 40_000;
    private static final long ENDED = STARTED + 20_000;
    private static final double BEGAN = CREATED / 1000.0;

    private final Roster<Job> roster = new Roster<>(new PlaceLists(PollQueue.LISTS));
    private final TaskClocks clocks = new TaskClocks(roster);
    private final DurationModel model = new DurationModels(1).of("model");
    private int place;

    @BeforeEach
    void admit() {
        place = roster.admit(Job.endless(1, CREATED));
    }

    private void begin(Sighting last, double seenAt) {
        roster.begin(place, model, 1);
        clocks.begin(place, new Subject("model", 1, CREATED, last, Math.round(seenAt * 1000)), seenAt + 1);
    }

    private static Sighting running() {
        return new Sighting(Stage.RUNNING, CREATED, STARTED);
    }

    private static Sighting ended() {
        return new Sighting(Stage.ENDED, CREATED, ENDED);
    }

    private void clockShows(double began, double seenAge, boolean startKnown) {
        assertThat(roster.clock(place)).isCloseTo(began, within(1e-3));
        assertThat(roster.seenAge(place)).isCloseTo(seenAge, within(1e-3));
        assertThat(roster.startKnown(place)).isEqualTo(startKnown);
    }

    @Test
    void clockOfANewTaskBeganWithIt() {
        begin(Sighting.NONE, BEGAN);

        clockShows(BEGAN, 0, false);
    }

    @Test
    void providersTimeOfCreationGoesBeforeTheCallers() {
        begin(new Sighting(Stage.QUEUED, CREATED - 5_000, Sighting.UNKNOWN), BEGAN + 10);

        clockShows(BEGAN - 5, 15, false);
    }

    @Test
    void clockOfATaskThatIsTakenUpRunningBeganWithItsStart() {
        begin(running(), BEGAN + 50);

        clockShows(BEGAN + 40, 10, true);
    }

    @Test
    void clockOfARunningTaskBeganWithItWhereNobodyKnowsItsStart() {
        begin(Sighting.at(Stage.RUNNING), BEGAN + 50);

        clockShows(BEGAN, 50, false);
    }

    @Test
    void clockGoesOnWhileTheStageDoes() {
        begin(Sighting.NONE, BEGAN);

        clocks.seen(place, Sighting.at(Stage.QUEUED), BEGAN + 10);
        clocks.seen(place, Sighting.at(Stage.QUEUED), BEGAN + 30);

        clockShows(BEGAN, 30, false);
    }

    @Test
    void clockBeginsAnewWithTheStartThatTheProviderTells() {
        begin(Sighting.NONE, BEGAN);
        clocks.seen(place, Sighting.at(Stage.QUEUED), BEGAN + 30);

        clocks.seen(place, running(), BEGAN + 50);

        clockShows(BEGAN + 40, 10, true);
    }

    @Test
    void startIsTakenToBeInTheMiddleWhereTheProviderTellsNone() {
        begin(Sighting.NONE, BEGAN);
        clocks.seen(place, Sighting.at(Stage.QUEUED), BEGAN + 30);

        clocks.seen(place, Sighting.at(Stage.RUNNING), BEGAN + 50);

        clockShows(BEGAN + 40, 10, true);
    }

    @Test
    void taskThatIsQueuedAgainWaitsFromThenOn() {
        begin(running(), BEGAN + 50);

        clocks.seen(place, Sighting.at(Stage.QUEUED), BEGAN + 60);

        clockShows(BEGAN + 60, 0, false);
        assertThat(roster.stage(place)).isEqualTo(Stage.QUEUED);
    }

    @Test
    void answerThatTellsNothingOfTheStageLeavesItAsItIs() {
        begin(running(), BEGAN + 50);

        clocks.seen(place, Sighting.NONE, BEGAN + 60);

        clockShows(BEGAN + 40, 10, true);
        assertThat(roster.stage(place)).isEqualTo(Stage.RUNNING);
    }

    @Test
    void wholeDurationIsLearnedByTheProvidersClock() {
        begin(Sighting.NONE, BEGAN);
        clocks.seen(place, running(), BEGAN + 45);
        clocks.seen(place, ended(), BEGAN + 90);

        assertThat(model.evidence()).isEqualTo(1);
        assertThat(model.median()).isBetween(55.0, 65.0);
    }

    @Test
    void wholeDurationIsLearnedOfATaskThatWasNeverSeenToRun() {
        begin(Sighting.NONE, BEGAN);
        clocks.seen(place, ended(), BEGAN + 90);

        assertThat(model.median()).isBetween(55.0, 65.0);
    }

    @Test
    void partsAreLearnedApart() {
        for (int task = 0; task < 20; task++) {
            begin(Sighting.NONE, BEGAN);
            clocks.seen(place, running(), BEGAN + 45);
            clocks.seen(place, ended(), BEGAN + 90);
        }

        double running = model.curve(Stage.RUNNING, true).nextAge(0, 1, 0);
        double queued = model.curve(Stage.QUEUED, false).nextAge(0, 1, 0);
        assertThat(running).isBetween(15.0, 25.0);
        assertThat(queued).isBetween(45.0, 65.0);
    }

    @Test
    void endIsLearnedOnce() {
        begin(Sighting.NONE, BEGAN);

        clocks.seen(place, ended(), BEGAN + 90);
        clocks.seen(place, ended(), BEGAN + 100);

        assertThat(model.evidence()).isEqualTo(1);
    }
}
