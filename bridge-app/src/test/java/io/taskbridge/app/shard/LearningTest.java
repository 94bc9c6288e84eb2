// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.Durations;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final TargetKey TARGET = new TargetKey(Inbound.SOURCE, "");
    private static final Instant NOW = Inbound.START;

    private final MemoryWatchers watchers = new MemoryWatchers();
    private final Learning learning = new Learning(watchers);

    static Durations durations(double evidence) {
        return new Durations(35, new Durations.Table(evidence, 1, List.of(10, 1), List.of(0, 1)), null, null);
    }

    private static Task ended() {
        return ShardStage.task("a", TaskState.COMPLETED);
    }

    private static Task ended(String target) {
        Registration registration = new Registration(Inbound.key(target), target, Map.of(), null, null);
        return new Task(registration, "zai", NOW, NOW, TaskState.COMPLETED, 1, null, null, false, NOW);
    }

    private Map<TargetKey, Durations> write(Instant now) {
        learning.due(now);
        Map<TargetKey, Durations> due = learning.due(now);
        learning.written(due, now);
        return due;
    }

    @Test
    void targetWhoseTaskHasEndedIsWritten() {
        watchers.know(TARGET, durations(1));
        learning.ended(ended());

        assertThat(write(NOW)).isEqualTo(Map.of(TARGET, durations(1)));
    }

    @Test
    void nothingIsAskedForNorWrittenWhereNothingHasEnded() {
        watchers.know(TARGET, durations(1));
        learning.ended(ended());
        write(NOW);

        assertThat(write(NOW.plusSeconds(3_600))).isEmpty();
        assertThat(watchers.asked()).hasSize(1);
    }

    @Test
    void restIsWrittenAMinuteLaterAtTheEarliest() {
        watchers.know(TARGET, durations(1));
        learning.ended(ended());
        write(NOW);
        learning.ended(ended());

        assertThat(write(NOW.plusMillis(59_999))).isEmpty();
        assertThat(write(NOW.plusSeconds(60))).containsOnlyKeys(TARGET);
    }

    @Test
    void whatWasNotWrittenIsOfferedAgain() {
        watchers.know(TARGET, durations(1));
        learning.ended(ended());
        learning.due(NOW);

        assertThat(learning.due(NOW))
                .isEqualTo(learning.due(NOW.plusMillis(50)))
                .isNotEmpty();
    }

    @Test
    void noMoreThanFiftyTargetsAreWrittenAtATime() {
        for (int i = 0; i < 120; i++) {
            Task task = ended("model:m" + i);
            watchers.know(TargetKey.of(task), durations(i + 1));
            learning.ended(task);
        }

        List<Integer> sizes = IntStream.range(0, 4)
                .mapToObj(minute -> write(NOW.plusSeconds(60L * minute)).size())
                .toList();

        assertThat(sizes).containsExactly(50, 50, 20, 0);
    }

    @Test
    void whatWasKeptIsHandedToThePollers() {
        learning.restore(List.of(new Learned(TARGET, durations(7), NOW)));

        assertThat(watchers.adopted()).isEqualTo(Map.of(TARGET, durations(7)));
    }

    @Test
    void targetThatWasNotUsedForThirtyDaysIsForgotten() {
        TargetKey old = new TargetKey("baseten", "model:gone");
        TargetKey young = new TargetKey("baseten", "model:young");
        learning.restore(List.of(
                new Learned(young, durations(7), NOW.minus(Duration.ofDays(29))),
                new Learned(old, durations(7), NOW.minus(Duration.ofDays(31)))));
        watchers.know(TARGET, durations(1));
        learning.ended(ended());

        Map<TargetKey, Durations> written = write(NOW);

        assertThat(written).containsOnlyKeys(TARGET, old).containsEntry(old, null);
        learning.ended(ended());
        assertThat(write(NOW.plusSeconds(60))).containsOnlyKeys(TARGET);
    }

    @Test
    void oldestTargetsAreForgottenWhereThereAreTooMany() {
        learning.restore(IntStream.range(0, 1_003)
                .mapToObj(i -> new Learned(new TargetKey("baseten", "model:m" + i), durations(1), NOW.plusMillis(i)))
                .toList());
        watchers.know(TARGET, durations(1));
        learning.ended(ended());

        Map<TargetKey, Durations> written = write(NOW.plusSeconds(10));

        assertThat(Collections.frequency(written.values(), null)).isEqualTo(4);
        assertThat(written).containsKey(new TargetKey("baseten", "model:m3"));
    }

    @Test
    void shardThatStartsOverAsksAnew() {
        watchers.know(TARGET, durations(1));
        learning.ended(ended());
        learning.due(NOW);

        learning.forget();

        assertThat(learning.due(NOW)).isEmpty();
        assertThat(watchers.asked()).containsExactly(Set.of(TARGET));
    }
}
