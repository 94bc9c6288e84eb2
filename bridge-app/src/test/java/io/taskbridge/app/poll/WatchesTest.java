// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.codec.StoredTask;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchesTest {
    private static final Instant AT = Instant.parse("2026-01-15T10:20:30Z");
    private static final int PARTITION = 3;

    private final Watches watches = new Watches();

    private static TaskKey key(String id) {
        return new TaskKey("zai", id);
    }

    private Watch add(String id, int partition) {
        Registration registration = new Registration(key(id), null, Map.of(), null, null);
        Task task = new Task(registration, "zai", AT, AT, TaskState.TRACKED, 0, null, null, false, AT);
        return watches.add(partition, StoredTask.of(task), AT.toEpochMilli());
    }

    private Watch add(String id) {
        return add(id, PARTITION);
    }

    /** The oldest first; empties the watches. */
    private List<String> order() {
        List<String> order = new ArrayList<>();
        for (Watch oldest = watches.oldest(); oldest != null; oldest = watches.oldest()) {
            order.add(oldest.key().id());
            watches.remove(oldest.key(), oldest);
        }
        return order;
    }

    @Test
    void watchIsFoundByItsKey() {
        Watch watch = add("a");

        assertThat(watches.get(key("a"))).isSameAs(watch);
        assertThat(watches.get(key("b"))).isNull();
        assertThat(watch.registration().key()).isEqualTo(key("a"));
    }

    @Test
    void manyAreFound() {
        for (int number = 0; number < 1_000; number++) {
            add("t" + number);
        }

        assertThat(watches.size()).isEqualTo(1_000);
        assertThat(watches.get(key("t777")).key()).isEqualTo(key("t777"));
    }

    @Test
    void whoeverWasNotHeardOfForLongestIsFirst() {
        Watch first = add("a");
        Watch second = add("b");
        add("c");

        watches.observed(first, AT.toEpochMilli());
        watches.observed(second, AT.toEpochMilli());

        assertThat(order()).containsExactly("c", "a", "b");
    }

    @Test
    void removedWatchIsGone() {
        add("a");
        Watch watch = add("b");
        add("c");

        watches.remove(watch.key(), watch);

        assertThat(watches.get(key("b"))).isNull();
        assertThat(order()).containsExactly("a", "c");
    }

    @Test
    void observingAWatchThatWasRemovedPutsNothingBack() {
        Watch watch = add("a");
        watches.remove(watch.key(), watch);

        watches.observed(watch, AT.toEpochMilli());

        assertThat(watches.oldest()).isNull();
    }

    @Test
    void watchThatIsOutWhenItIsRemovedComesBackAsTheSame() {
        Watch watch = add("a");
        watch.out = true;
        watches.remove(watch.key(), watch);

        assertThat(add("a")).isSameAs(watch);
    }

    @Test
    void watchThatHasComeBackMeanwhileIsForgotten() {
        Watch watch = add("a");
        watch.out = true;
        watches.remove(watch.key(), watch);
        watches.settled(watch);

        assertThat(add("a")).isNotSameAs(watch);
    }

    @Test
    void watchesOfAPartitionAreToldApart() {
        Watch watch = add("a");
        add("b", PARTITION + 1);

        assertThat(watches.of(PARTITION)).containsExactly(watch);
    }
}
