// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static io.taskbridge.task.Life.LIFECYCLE;
import static io.taskbridge.task.Life.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TaskLifecycleTest {
    private static final long LATER = 100;

    /**
     * What every input does in every situation: {@code .} nothing, {@code s} something is remembered, {@code f} the
     * task is forgotten; and with an event, {@code E} to the state that was reported, {@code M} to COMPLETED although
     * the webhook was missed, {@code L} to LOST because the deadline passed. Reports come by poll or by webhook;
     * {@code output} is COMPLETED with its output, {@code done} COMPLETED whose output is awaited.
     */
    private static final String TABLE = """
                      | track untrack early due | poll: queued running output done failed canceled expired lost | webhook: queued running output done failed canceled expired lost
            ABSENT    |   s      .      .    .  |         .      .       .     .    .      .        .      .    |            E      E       E     s    E      E        E      E
            TRACKED   |   .      s      .    L  |         E      E       E     s    E      E        E      E    |            E      E       E     s    E      E        E      E
            QUEUED    |   .      s      .    L  |         .      E       E     s    E      E        E      E    |            .      E       E     s    E      E        E      E
            RUNNING   |   .      s      .    L  |         E      .       E     s    E      E        E      E    |            E      .       E     s    E      E        E      E
            AWAITING  |   .      s      .    M  |         E      s       E     .    E      E        E      E    |            E      s       E     .    E      E        E      E
            UNTRACKED |   s      .      .    f  |         .      .       .     .    .      .        .      .    |            .      .       .     .    .      .        .      .
            COMPLETED |   .      .      .    f  |         .      .       .     .    .      .        .      .    |            .      .       .     .    .      .        .      .
            MISSED    |   .      .      .    f  |         .      .       .     .    .      .        .      .    |            .      .       E     .    .      .        .      .
            FAILED    |   .      .      .    f  |         .      .       .     .    .      .        .      .    |            .      .       .     .    .      .        .      .
            CANCELED  |   .      .      .    f  |         .      .       .     .    .      .        .      .    |            .      .       .     .    .      .        .      .
            EXPIRED   |   .      .      .    f  |         .      .       .     .    .      .        .      .    |            .      .       .     .    .      .        .      .
            LOST      |   .      .      .    f  |         .      .       .     .    .      .        .      .    |            .      .       .     .    .      .        .      .
            """;

    static List<Arguments> everyCell() {
        List<String> rows = TABLE.lines().toList();
        List<String> inputs = columns(rows.get(0));
        List<Arguments> cells = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            List<String> effects = columns(row);
            Situation situation = Situation.valueOf(effects.get(0));
            for (int i = 0; i < inputs.size(); i++) {
                String name = "%s, %s".formatted(situation, inputs.get(i));
                cells.add(argumentSet(name, situation, inputs.get(i), effects.get(i + 1)));
            }
        }
        return cells;
    }

    /** The words of a row; a header such as {@code poll:} is put before each of the words that follow it. */
    private static List<String> columns(String row) {
        List<String> columns = new ArrayList<>();
        String prefix = "";
        for (String word : new Scanner(row).tokens().toList()) {
            if (word.equals("|")) {
                prefix = "";
            } else if (word.endsWith(":")) {
                prefix = word + " ";
            } else {
                columns.add(prefix + word);
            }
        }
        return columns;
    }

    private static Input input(Situation situation, String name) {
        Task task = situation.task();
        Instant wake = task == null ? at(LATER) : task.wakeAt();
        return switch (name) {
            case "track" -> Life.track(LATER);
            case "untrack" -> Life.untrack(LATER);
            case "early" -> new Input.Due(Life.KEY, wake.minusNanos(1));
            case "due" -> new Input.Due(Life.KEY, wake);
            default -> {
                int colon = name.indexOf(": ");
                Via via = Via.valueOf(name.substring(0, colon).toUpperCase(Locale.ROOT));
                yield Life.observed(report(name.substring(colon + 2)), via, LATER);
            }
        };
    }

    private static Report report(String word) {
        return switch (word) {
            case "output" -> Life.withOutput("hi");
            case "done" -> Life.done();
            default -> Report.of(TaskState.valueOf(word.toUpperCase(Locale.ROOT)), word);
        };
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void everyInputHasItsEffectInEverySituation(Situation situation, String name, String expected) {
        Input input = input(situation, name);

        Decision decision = LIFECYCLE.decide(situation.task(), input);

        assertThat(effect(decision, input)).isEqualTo(expected);
    }

    private static String effect(Decision decision, Input input) {
        TaskEvent event = decision.event();
        if (event == null) {
            return switch (decision.effect()) {
                case NONE -> ".";
                case SAVE -> "s";
                case FORGET -> "f";
            };
        }
        if (input instanceof Input.Observed observed) {
            return event.observation().equals(observed.observation()) ? "E" : "another observation";
        }
        return event.observation().via() == Via.DEADLINE ? "L" : "M";
    }

    @Test
    void tableKnowsEverySituationAndEveryReportedState() {
        assertThat(everyCell()).hasSize(Situation.values().length * (4 + 2 * 8));
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void everyEventTellsWhereTheTaskCameFromAndIsTheNextInItsSequence(
            Situation situation, String name, String expected) {
        Life life = situation.life();
        TaskState before = life.task == null ? TaskState.TRACKED : life.task.state();
        int published = life.events.size();

        TaskEvent event = life.comes(input(situation, name)).event();

        if (event != null) {
            assertThat(event.from()).isEqualTo(before);
            assertThat(event.to()).isEqualTo(event.observation().report().state());
            assertThat(event.task().sequence()).isEqualTo(published + 1);
            assertThat(event.key()).isEqualTo(Life.KEY);
        }
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void everyInputThatComesTwiceHasNoSecondEvent(Situation situation, String name, String expected) {
        Life life = situation.life();
        Input input = input(situation, name);
        life.comes(input);

        // A task forgotten meanwhile is new to whatever comes: no shard repeats an input past the retention.
        if (life.task != null) {
            assertThat(life.comes(input).event()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void whatIsRememberedNeverHoldsAnOutput(Situation situation, String name, String expected) {
        Task after = LIFECYCLE.decide(situation.task(), input(situation, name)).task();

        if (after != null && after.last() != null) {
            assertThat(after.last().report().output().value()).isNull();
        }
    }

    static Stream<Arguments> illegalMoves() {
        return Stream.of(TaskState.values())
                .filter(TaskState::terminal)
                .flatMap(from -> Stream.of(TaskState.values())
                        .filter(to -> to != TaskState.TRACKED)
                        .map(to -> argumentSet(from + " to " + to, from, to)));
    }

    @ParameterizedTest
    @MethodSource("illegalMoves")
    void terminalStateIsFinal(TaskState from, TaskState to) {
        Life life = Situation.valueOf(from.name()).life();

        life.after(Life.poll(to, LATER), Life.observed(Report.of(to, to.word()), Via.WEBHOOK, LATER));

        assertThat(life.task.state()).isEqualTo(from);
        assertThat(life.events).hasSize(1);
    }

    @Test
    void nothingMovesBackToTracked() {
        assertThatThrownBy(() -> Report.of(TaskState.TRACKED, "NEW"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("state: ");
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskState.class,
            names = {"QUEUED", "RUNNING"})
    void requeuedTaskMovesBackAndForth(TaskState first) {
        TaskState second = first == TaskState.QUEUED ? TaskState.RUNNING : TaskState.QUEUED;
        Life life = new Life().after(Life.track(0), Life.poll(first, 1), Life.poll(second, 2), Life.poll(first, 3));

        assertThat(life.events).extracting(TaskEvent::to).containsExactly(first, second, first);
        assertThat(life.events).extracting(event -> event.task().sequence()).containsExactly(1L, 2L, 3L);
    }
}
