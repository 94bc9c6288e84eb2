// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PausedSourcesTest {
    private static final Instant THEN = Instant.parse("2026-01-15T10:20:30.123456789Z");
    private static final Instant NOW = THEN.plusSeconds(60);

    private final PausedSources group = new PausedSources("team/bridge");

    private void pause(String source, Instant at) {
        group.apply(group.key(source), group.value(source, at));
    }

    @Test
    void pauseLastsUntilItsTombstone() {
        pause("zai", THEN);
        assertThat(group.all()).containsOnlyKeys("zai").containsValue(THEN);

        group.apply(group.key("zai"), null);

        assertThat(group.all()).isEmpty();
    }

    @Test
    void pausingAgainChangesNothing() {
        pause("zai", THEN);
        pause("zai", NOW);

        assertThat(group.since("zai", NOW)).isEqualTo(THEN);
    }

    @Test
    void groupsOnOneTopicDoNotDisturbEachOther() {
        for (String other : new String[] {"team", "bridge", "team/bridge2", ""}) {
            group.apply(new PausedSources(other).key("zai"), group.value("zai", THEN));
        }

        assertThat(group.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "{}", "[]", "null", "{\"type\":\"pause\"}", "{\"type\":\"pause\",\"since\":\"soon\"}"})
    void recordThatIsNotUnderstoodChangesNothing(String value) {
        pause("zai", THEN);

        group.apply(group.key("zai"), value.getBytes(StandardCharsets.UTF_8));
        group.apply(group.key("vessl"), value.getBytes(StandardCharsets.UTF_8));
        group.apply(null, group.value("vessl", THEN));

        assertThat(group.all()).containsOnlyKeys("zai");
    }
}
