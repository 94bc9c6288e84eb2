// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in whatever order, however often: one end, and nothing after it but a late output. */
class TaskOrdersTest {
    /** Seconds between two inputs: longer than the wait for an output, so that every {@code DUE} ends one. */
    private static final long STEP = 61;

    private static final int LENGTH = 6;

    private enum Step {
        TRACK,
        WEBHOOK,
        RUNNING,
        DONE,
        DUE;

        Input at(long seconds) {
            return switch (this) {
                case TRACK -> Life.track(seconds);
                case WEBHOOK -> Life.webhook(seconds);
                case RUNNING -> Life.poll(TaskState.RUNNING, seconds);
                case DONE -> Life.pollDone(seconds);
                case DUE -> Life.due(seconds);
            };
        }
    }

    /** Every order of the given length, repetitions included. */
    private static List<List<Step>> orders(int length) {
        List<List<Step>> orders = List.of(List.of());
        for (int i = 0; i < length; i++) {
            List<List<Step>> longer = new ArrayList<>();
            for (List<Step> order : orders) {
                for (Step step : Step.values()) {
                    List<Step> next = new ArrayList<>(order);
                    next.add(step);
                    longer.add(next);
                }
            }
            orders = longer;
        }
        return orders;
    }

    static IntStream lengths() {
        return IntStream.rangeClosed(1, LENGTH);
    }

    private static Life live(List<Step> order) {
        Life life = new Life();
        for (int i = 0; i < order.size(); i++) {
            life.comes(order.get(i).at(i * STEP));
        }
        return life;
    }

    /** What must be published, told from the order alone. */
    private static List<String> expected(List<Step> order) {
        List<String> events = new ArrayList<>();
        boolean tracked = false;
        boolean running = false;
        boolean done = false;
        boolean missed = false;
        boolean ended = false;
        for (Step step : order) {
            if (step == Step.TRACK) {
                tracked = true;
            } else if (step == Step.WEBHOOK && (!ended || missed)) {
                events.add(missed ? "late output" : "output");
                ended = true;
                missed = false;
            } else if (tracked && !ended && step == Step.RUNNING) {
                if (!running) {
                    events.add("running");
                }
                running = true;
                done = false;
            } else if (tracked && !ended && step == Step.DONE) {
                done = true;
            } else if (done && !ended && step == Step.DUE) {
                events.add("missed");
                ended = true;
                missed = true;
            }
        }
        return events;
    }

    private static String told(TaskEvent event) {
        if (event.to() == TaskState.RUNNING) {
            return "running";
        }
        if (event.observation().report().output().omitted() == ResultOmitted.WEBHOOK_MISSED) {
            return "missed";
        }
        return event.from() == TaskState.COMPLETED ? "late output" : "output";
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void everyOrderPublishesWhatItMust(int length) {
        for (List<Step> order : orders(length)) {
            List<TaskEvent> events = live(order).events;

            assertThat(events).as("%s", order).extracting(TaskOrdersTest::told).isEqualTo(expected(order));
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void everyOrderCountsItsEventsFromOneWithoutGaps(int length) {
        for (List<Step> order : orders(length)) {
            List<TaskEvent> events = live(order).events;

            for (int i = 0; i < events.size(); i++) {
                assertThat(events.get(i).task().sequence()).as("%s", order).isEqualTo(i + 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void noOrderEndsATaskTwice(int length) {
        for (List<Step> order : orders(length)) {
            List<TaskEvent> events = live(order).events;

            assertThat(events.stream()
                            .filter(event ->
                                    event.to().terminal() && !event.from().terminal()))
                    .as("%s", order)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void everyInputThatIsProcessedTwiceIsPublishedOnce(int length) {
        for (List<Step> order : orders(length)) {
            Life twice = new Life();
            for (int i = 0; i < order.size(); i++) {
                Input input = order.get(i).at(i * STEP);
                twice.after(input, input);
            }

            assertThat(twice.events).as("%s", order).isEqualTo(live(order).events);
        }
    }
}
