// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QueueOrderTest {
    private static final double BEGAN = 1.7e9;

    private final QueueOrder order = new QueueOrder();

    /** A batch of tasks that came at once, of which one starts every two seconds; this many are seen to start. */
    private void serve(int batch, int seen) {
        for (int number = 0; number < batch; number++) {
            order.enter();
        }
        for (int number = 0; number < seen; number++) {
            order.started(number, BEGAN, BEGAN + 2 * number);
        }
    }

    @Test
    void saysNothingBeforeEnoughStartsWereSeen() {
        serve(100, 5);

        assertThat(order.expectedStart(50, BEGAN)).isNaN();
    }

    @Test
    void startIsExpectedAtThePaceOfTheQueue() {
        serve(100, 20);

        assertThat(order.expectedStart(50, BEGAN)).isCloseTo(BEGAN + 100, within(0.5));
    }

    @Test
    void nobodyStartsBeforeItCame() {
        serve(100, 20);

        assertThat(order.expectedStart(50, BEGAN + 500)).isEqualTo(BEGAN + 500);
    }

    @Test
    void oneThatStillWaitsHoldsUpAllThatCameAfterIt() {
        serve(100, 20);

        order.waits(30, BEGAN + 90);

        assertThat(order.expectedStart(30, BEGAN)).isEqualTo(BEGAN + 90);
        assertThat(order.expectedStart(40, BEGAN)).isCloseTo(BEGAN + 110, within(0.5));
    }

    @Test
    void oneThatWaitsAsExpectedChangesNothing() {
        serve(100, 20);

        order.waits(50, BEGAN + 60);

        assertThat(order.expectedStart(50, BEGAN)).isCloseTo(BEGAN + 100, within(0.5));
    }

    @Test
    void startsThatAreToldOutOfTurnCountAsInOrderWhenTheyWere() {
        Random random = new Random(1);
        serve(300, 0);
        random.ints(0, 200).distinct().limit(100).forEach(number -> order.started(number, BEGAN, BEGAN + 2 * number));

        assertThat(order.expectedStart(250, BEGAN)).isCloseTo(BEGAN + 500, within(5.0));
    }

    @Test
    void saysNothingWhereStartsAreOutOfOrder() {
        Random random = new Random(1);
        for (int number = 0; number < 200; number++) {
            order.enter();
            order.started(number, BEGAN, BEGAN + 2 * number + random.nextInt(20));
        }

        assertThat(order.expectedStart(199, BEGAN)).isNaN();
    }

    @Test
    void timeWithoutAnybodyWaitingIsNotOfTheQueuesPace() {
        serve(100, 100);
        double later = BEGAN + 10_000;
        for (int number = 100; number < 150; number++) {
            order.enter();
        }

        order.started(100, later, later);

        assertThat(order.expectedStart(110, later)).isCloseTo(later + 20, within(0.5));
    }
}
