// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.codec.StoredTask;
import io.taskbridge.codec.TaskOutline;
import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.Durations;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntroductionTest {
    private static final int MANY = 1_000;

    private final TaskTable table = TaskTable.of(IntStream.range(0, MANY)
            .mapToObj(number -> ShardStage.task("t" + number))
            .toList());
    private final SlowWatchers watchers = new SlowWatchers();
    private final Introduction introduction = new Introduction(ShardStage.PARTITION, watchers, table);

    @Test
    void nextTasksComeOnceThoseBeforeThemAreKnown() {
        introduction.goOn();
        int first = watchers.told.size();
        watchers.answer();

        assertThat(first).isPositive().isLessThan(MANY);
        assertThat(watchers.told).hasSizeGreaterThan(first).hasSizeLessThan(MANY);
    }

    @Test
    void allOpenTasksAreIntroducedOnce() {
        Task ended = ShardStage.task("ended", TaskState.FAILED);
        table.apply(TaskOutline.of(ended), StoredTask.of(ended).message());

        introduction.goOn();
        watchers.answerAll();

        assertThat(watchers.told).hasSize(MANY).doesNotHaveDuplicates().doesNotContain(ended);
    }

    @Test
    void tasksAreIntroducedAsTheyStandThen() {
        introduction.goOn();
        Task moved = ShardStage.task("t" + (MANY - 1), TaskState.RUNNING);
        table.apply(TaskOutline.of(moved), StoredTask.of(moved).message());

        watchers.answerAll();

        assertThat(watchers.told).contains(moved);
    }

    @Test
    void tasksThatCannotBeTakenDoNotKeepOthersBack() {
        introduction.goOn();
        watchers.pending.remove(0).fail("no");
        watchers.answerAll();

        assertThat(watchers.told).hasSize(MANY);
    }

    @Test
    void introductionThatIsOverGoesOnNoMore() {
        introduction.goOn();
        int first = watchers.told.size();

        introduction.end();
        watchers.answerAll();

        assertThat(watchers.told).hasSize(first);
    }

    /** Knows tasks when it is told to. */
    private static final class SlowWatchers implements Watchers {
        private final List<Task> told = new ArrayList<>();
        private final List<Promise<Void>> pending = new ArrayList<>();

        void answer() {
            pending.remove(0).complete();
        }

        void answerAll() {
            while (!pending.isEmpty()) {
                answer();
            }
        }

        @Override
        public Future<Void> watch(int partition, List<StoredTask> tasks) {
            tasks.forEach(task -> told.add(task.task()));
            Promise<Void> known = Promise.promise();
            pending.add(known);
            return known.future();
        }

        @Override
        public void unwatch(List<Closed> tasks) {}

        @Override
        public void unwatchAll(int partition) {}

        @Override
        public Future<Map<TargetKey, Durations>> learned(Collection<TargetKey> targets) {
            return Future.succeededFuture(Map.of());
        }

        @Override
        public void adopt(Map<TargetKey, Durations> learned) {}
    }
}
