// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.taskbridge.codec.DurationsJson;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.poll.Stage;
import io.taskbridge.task.Durations;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DurationModelsTest {
    private final DurationModels models = new DurationModels(3);
    private final Random random = new Random(5);

    private void teach(DurationModel model, Draws draws, int tasks) {
        for (int n = 0; n < tasks; n++) {
            double duration = draws.next(random);
            model.ended(Stage.RUNNING, false, 0, duration + 1, duration);
        }
    }

    private static double alive(DurationModel model, double age) {
        return model.curve(Stage.RUNNING, false).alive(0, age);
    }

    @Test
    void targetsUsedLongestAgoAreLetGo() {
        models.of("a");
        models.of("b");
        models.of("c");
        models.of("a");
        models.of("d");

        assertThat(models.known()).containsOnlyKeys("a", "c", "d");
    }

    @Test
    void modelLetGoGoesOnAndTeachesAll() {
        DurationModel old = models.of("old");
        for (int n = 0; n < 10; n++) {
            models.of("target " + n);
        }
        teach(old, Draws.LOG_NORMAL, 1000);

        assertThat(models.known()).hasSize(3).doesNotContainKey("old");
        assertThat(old.median()).isCloseTo(60, within(6.0));
        assertThat(models.pooled().median()).isCloseTo(60, within(6.0));
    }

    @Test
    void newTargetStartsFromWhatOthersTaughtAndLearnsItsOwn() {
        teach(models.of("a"), Draws.LOG_NORMAL, 1000);
        DurationModel fresh = models.of("b");

        assertThat(alive(fresh, 60)).isCloseTo(0.5, within(0.1));
        assertThat(fresh.evidence()).isZero();
        assertThat(fresh.median()).isNaN();

        for (int n = 0; n < 30; n++) {
            fresh.ended(Stage.RUNNING, false, 0, 6, 5);
        }
        assertThat(alive(fresh, 10)).isLessThan(0.2);
    }

    @Test
    void newTargetStartsWithBothPhasesOfOthers() {
        DurationModel first = models.of("a");
        for (int n = 0; n < 100; n++) {
            first.started(0, 30, 40);
            first.ended(Stage.RUNNING, true, 0, 20, 10);
            first.wholeEnded(0, 50, 40);
        }
        assertThat(models.of("b").curve(Stage.QUEUED, false).alive(25, 33)).isGreaterThan(0.9);
        assertThat(models.of("b").curve(Stage.RUNNING, true).alive(0, 15)).isLessThan(0.2);
    }

    @ParameterizedTest
    @EnumSource(Draws.class)
    void whatIsKeptIsSmallAndSaysTheSame(Draws draws) throws InvalidRecordException {
        DurationModel model = models.of("a");
        for (int n = 0; n < 3000; n++) {
            double run = draws.next(random);
            model.alive(Stage.QUEUED, false, 0, 5);
            model.started(5, 10, 12);
            model.alive(Stage.RUNNING, true, 0, run / 2);
            model.ended(Stage.RUNNING, true, run / 2, run + 1, run);
            model.wholeEnded(5, run + 11, run + 10);
        }
        byte[] kept = DurationsJson.encode(Objects.requireNonNull(models.snapshot("a")));
        DurationModels other = new DurationModels(3);
        other.adopt("a", DurationsJson.decode(kept));

        assertThat(kept).hasSizeLessThan(16 * 1024);
        for (Stage stage : new Stage[] {Stage.QUEUED, Stage.RUNNING}) {
            Curve before = model.curve(stage, true);
            assertThat(Draws.error(other.of("a").curve(stage, true), age -> before.alive(0, age)))
                    .isLessThan(0.005);
        }
        assertThat(other.of("a").evidence()).isCloseTo(model.evidence(), within(0.01));
        assertThat(other.pooled().curve(Stage.QUEUED, true).alive(0, 8)).isGreaterThan(0.9);
    }

    @Test
    void onlyMoreEvidenceReplacesWhatIsThere() {
        teach(models.of("a"), Draws.LOG_NORMAL, 300);
        Durations more = Objects.requireNonNull(models.snapshot("a"));
        DurationModels other = new DurationModels(3);
        teach(other.of("a"), Draws.BIMODAL, 100);
        Durations less = Objects.requireNonNull(other.snapshot("a"));

        other.adopt("a", more);
        models.adopt("a", less);

        assertThat(other.of("a").median()).isCloseTo(models.of("a").median(), within(0.5));
        assertThat(models.of("a").median()).isCloseTo(60, within(8.0));
    }

    @Test
    void countsByOtherBinsArePassedOver() {
        teach(models.of("a"), Draws.LOG_NORMAL, 100);
        Durations kept = Objects.requireNonNull(models.snapshot("a"));
        DurationModels other = new DurationModels(3);
        other.adopt("a", new Durations(32, kept.whole(), null, null));

        assertThat(other.of("a").evidence()).isZero();
    }

    @Test
    void nothingLearnedIsNothingToKeep() {
        teach(models.of("a"), Draws.LOG_NORMAL, 10);
        models.of("b");

        assertThat(models.snapshot("b")).isNull();
        assertThat(models.snapshot("unknown")).isNull();
    }

    @Test
    void thereMustBeRoomForATarget() {
        assertThatThrownBy(() -> new DurationModels(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxTargets: 0: must be at least 1");
    }
}
