// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import static io.taskbridge.provider.ProviderKind.BASETEN;
import static io.taskbridge.provider.ProviderKind.SCALE;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptGeneratorTest {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    @ParameterizedTest
    @EnumSource
    void sameSeedMakesTheSameLives(ProviderKind kind) {
        assertThat(scripts(generator(7), kind)).isEqualTo(scripts(generator(7), kind));
    }

    @ParameterizedTest
    @EnumSource
    void otherSeedMakesOtherLives(ProviderKind kind) {
        assertThat(scripts(generator(7), kind)).isNotEqualTo(scripts(generator(8), kind));
    }

    @Test
    void providersDoNotDisturbEachOther() {
        ScriptGenerator busy = generator(7);
        scripts(busy, SCALE);

        assertThat(scripts(busy, BASETEN)).isEqualTo(scripts(generator(7), BASETEN));
    }

    @ParameterizedTest
    @EnumSource
    void phasesLastAsLongAsAllowed(ProviderKind kind) {
        Stream<Phase> known = scripts(generator(7), kind).stream()
                .flatMap(script -> script.phases().stream())
                .filter(phase -> phase.status() != null);

        assertThat(known).allSatisfy(phase -> assertThat(phase.lasts()).isBetween(SHORTEST, LONGEST));
    }

    @ParameterizedTest
    @EnumSource
    void mostTasksGoWellAndSomeDoNot(ProviderKind kind) {
        List<TaskState> states = scripts(generator(7), kind).stream()
                .map(script -> script.expected().state())
                .toList();

        assertThat(states.stream().filter(state -> state == TaskState.COMPLETED).count())
                .isBetween(700L, 990L);
        assertThat(states).contains(TaskState.FAILED);
    }

    private static ScriptGenerator generator(long seed) {
        return new ScriptGenerator(seed, SHORTEST, LONGEST);
    }

    private static List<Script> scripts(ScriptGenerator generator, ProviderKind kind) {
        return Stream.generate(() -> generator.next(kind)).limit(1_000).toList();
    }
}
