// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShadowPriceTest {
    private final ShadowPrice price = new ShadowPrice(0.02);

    private void send(double worth, int times) {
        for (int i = 0; i < times; i++) {
            price.sent(worth, 10);
        }
    }

    @Test
    void settlesAtWhatRequestsAreWorth() {
        send(3, 1_000);

        assertThat(price.seconds()).isCloseTo(3, within(0.001));
    }

    @Test
    void isTheGeometricMeanOfWhatTheyAreWorth() {
        for (int i = 0; i < 1_000; i++) {
            price.sent(i % 2 == 0 ? 1 : 4, 10);
        }

        assertThat(price.seconds()).isCloseTo(2, within(0.1));
    }

    @Test
    void neverFallsBelowTheEffortThatARequestIsWorth() {
        send(3, 100);
        send(0, 1_000);

        assertThat(price.seconds()).isEqualTo(0.02);
        assertThat(price.bound()).isFalse();
    }

    @Test
    void budgetIsWhatBindsWhilePriceIsAboveTheEffort() {
        send(1, 100);

        assertThat(price.bound()).isTrue();
    }

    @Test
    void oneRequestHardlyMovesIt() {
        send(1, 1_000);
        price.sent(1e9, 10);

        assertThat(price.seconds()).isLessThan(1.05);
    }

    @Test
    void movesTheSlowerTheMoreTasksThereAre() {
        ShadowPrice few = new ShadowPrice(0.02);
        ShadowPrice many = new ShadowPrice(0.02);

        few.sent(1, 10);
        many.sent(1, 10_000);

        assertThat(many.seconds()).isLessThan(few.seconds());
    }
}
