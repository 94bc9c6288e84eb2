// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static io.taskbridge.provider.Reading.Kind.DOUBTFUL;
import static io.taskbridge.provider.Reading.Kind.NOT_FOUND;
import static io.taskbridge.provider.Reading.Kind.UNMAPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.provider.Reading;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoubtsTest {
    private static final long TRACKED = 1_000_000;
    private static final long GRACE = 60_000;
    private static final Report EXPIRED = Report.of(TaskState.EXPIRED, "UNDEFINED");
    private static final Reading MISSING = Reading.of(NOT_FOUND, "404");
    private static final Reading UNCLEAR = Reading.doubtful(EXPIRED, "UNDEFINED");

    private final Doubts doubts = new Doubts(Duration.ofMillis(GRACE));
    private Doubt doubt;
    private boolean seen;

    /** What is believed after the reading, so long after the task was tracked. */
    private Report after(long age, Reading reading) {
        Verdict verdict = doubts.weigh(doubt, reading, seen, TRACKED, TRACKED + age);
        doubt = verdict.doubt();
        return verdict.believed();
    }

    @Test
    void clearReadingIsBelievedAtOnceAndLeavesNothingBehind() {
        Report running = Report.of(TaskState.RUNNING, "STARTED");

        assertThat(after(0, Reading.seen(running))).isSameAs(running);
        assertThat(doubt).isNull();
    }

    @Test
    void freshTaskThatIsNotFoundIsHeldForTheGrace() {
        for (long age = 0; age < GRACE; age += 1_000) {
            assertThat(after(age, MISSING)).isNull();
        }
    }

    @Test
    void freshTaskThatWasNeverFoundIsLostWhenTheGraceIsOver() {
        after(0, MISSING);
        after(GRACE - 1, MISSING);

        Report lost = after(GRACE, MISSING);

        assertThat(lost.state()).isEqualTo(TaskState.LOST);
        assertThat(lost.providerStatus()).isNull();
        assertThat(lost.error().code()).isEqualTo("not-found");
    }

    @Test
    void taskFirstLookedAtAfterTheGraceIsLostAfterTwoConfirmations() {
        assertThat(after(GRACE * 5, MISSING)).isNull();
        assertThat(after(GRACE * 5 + 1, MISSING)).isNull();
        assertThat(after(GRACE * 5 + 2, MISSING).state()).isEqualTo(TaskState.LOST);
    }

    @Test
    void taskSeenBeforeIsLostAfterTwoConfirmationsWithoutGrace() {
        seen = true;

        assertThat(after(1, MISSING)).isNull();
        assertThat(after(2, MISSING)).isNull();
        assertThat(after(3, MISSING).state()).isEqualTo(TaskState.LOST);
    }

    @Test
    void lossIsRepeatedUntilSomethingElseIsSaid() {
        seen = true;
        after(1, MISSING);
        after(2, MISSING);
        after(3, MISSING);

        assertThat(after(4, MISSING).state()).isEqualTo(TaskState.LOST);
    }

    @Test
    void clearReadingStartsTheCountAnew() {
        seen = true;
        after(1, MISSING);
        after(2, MISSING);
        after(3, Reading.seen(Report.of(TaskState.QUEUED, "QUEUED")));

        assertThat(after(4, MISSING)).isNull();
    }

    @Test
    void unknownStatusWordStillProvesThatTheTaskIsThere() {
        seen = true;
        after(1, MISSING);
        after(2, MISSING);

        assertThat(after(3, Reading.of(UNMAPPED, "new word"))).isNull();
        assertThat(after(4, MISSING)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reading.Kind.class,
            names = {"THROTTLED", "EXHAUSTED", "REFUSED", "UNAVAILABLE", "GARBAGE", "UNTAKEN"})
    void troubleOfTheSourceOrOfOursNeitherConfirmsNorClears(Reading.Kind trouble) {
        seen = true;
        after(1, MISSING);
        after(2, MISSING);

        assertThat(after(3, Reading.of(trouble, "trouble"))).isNull();
        assertThat(after(4, MISSING).state()).isEqualTo(TaskState.LOST);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reading.Kind.class,
            names = {"THROTTLED", "EXHAUSTED", "REFUSED", "UNAVAILABLE", "GARBAGE"})
    void troubleOfTheSourceIsNoDoubtAboutTheTask(Reading.Kind trouble) {
        assertThat(after(0, Reading.of(trouble, "trouble"))).isNull();
        assertThat(doubt).isNull();
    }

    @Test
    void doubtfulReportIsBelievedWhenItPersistsForTenGraces() {
        for (int i = 0; i < 10; i++) {
            assertThat(after(i * GRACE, UNCLEAR)).isNull();
        }

        assertThat(after(10 * GRACE, UNCLEAR)).isSameAs(EXPIRED);
    }

    @Test
    void doubtfulReportNeedsFiveSayings() {
        after(0, UNCLEAR);
        after(10 * GRACE, UNCLEAR);
        after(20 * GRACE, UNCLEAR);

        assertThat(after(30 * GRACE, UNCLEAR)).isNull();
        assertThat(after(40 * GRACE, UNCLEAR)).isSameAs(EXPIRED);
    }

    @Test
    void clearReadingEndsTheDoubtfulRun() {
        for (int i = 0; i < 10; i++) {
            after(i * GRACE, UNCLEAR);
        }
        after(10 * GRACE, Reading.seen(Report.of(TaskState.RUNNING, "STARTED")));

        assertThat(after(11 * GRACE, UNCLEAR)).isNull();
    }

    @Test
    void twoKindsOfDoubtDoNotAddUp() {
        seen = true;
        after(1, MISSING);
        after(2, MISSING);

        assertThat(after(3, UNCLEAR)).isNull();
        assertThat(after(4, MISSING)).isNull();
        assertThat(doubt).isEqualTo(new Doubt(NOT_FOUND, 1, TRACKED + 4));
    }

    @Test
    void doubtCountsFromItsFirstReading() {
        after(5, UNCLEAR);
        after(9, UNCLEAR);

        assertThat(doubt).isEqualTo(new Doubt(DOUBTFUL, 2, TRACKED + 5));
    }
}
