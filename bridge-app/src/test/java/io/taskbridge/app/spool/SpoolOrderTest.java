// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpoolOrderTest {
    @Test
    void leftoversComeBeforeWhatIsAdded() {
        SpoolOrder order = new SpoolOrder(new long[] {3, 7}, 9);
        order.added();
        order.added();

        assertThat(order.size()).isEqualTo(4);
        assertThat(new long[] {order.get(0), order.get(1), order.get(2), order.get(3)})
                .containsExactly(3, 7, 9, 10);
    }

    @Test
    void removingGoesFromTheOldestToTheNewest() {
        SpoolOrder order = new SpoolOrder(new long[] {3}, 9);
        order.added();

        order.removeOldest();
        assertThat(order.get(0)).isEqualTo(9);
        order.removeOldest();

        assertThat(order.isEmpty()).isTrue();
        assertThat(order.next()).isEqualTo(10);
    }
}
