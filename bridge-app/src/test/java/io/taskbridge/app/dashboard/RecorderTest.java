// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The last transitions, within bounds. */
class RecorderTest {
    private final Recorder recorder = new Recorder(3);

    private void record(String... ids) {
        for (String id : ids) {
            recorder.committed(Transitions.seen(id, Duration.ZERO));
        }
    }

    private static List<String> ids(List<Passage> passages) {
        return passages.stream().map(passage -> passage.key().id()).toList();
    }

    @Test
    void oldestAreForgotten() {
        record("a", "b", "c", "d");

        assertThat(ids(recorder.since(0, 100))).containsExactly("b", "c", "d");
        assertThat(recorder.of(Transitions.key("a"))).isEmpty();
    }

    @Test
    void onlyTheNewestAfterAMarkAreTold() {
        record("a");
        long mark = recorder.mark();
        record("b", "c");

        assertThat(ids(recorder.since(mark, 100))).containsExactly("b", "c");
        assertThat(ids(recorder.since(mark, 1))).containsExactly("c");
        assertThat(recorder.since(recorder.mark(), 100)).isEmpty();
    }

    @Test
    void historyIsThatOfOneTask() {
        record("a", "b", "a");

        assertThat(ids(recorder.of(Transitions.key("a")))).containsExactly("a", "a");
    }

    @Test
    void countsAreHandedOutOnce() {
        record("a", "b");

        assertThat(recorder.take("zai").transitions()).isEqualTo(2);
        assertThat(recorder.take("zai").transitions()).isZero();
    }
}
