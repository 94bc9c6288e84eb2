// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private final List<String> taken = new ArrayList<>();
    private final Lookout<String> lookout = new Lookout<>(() -> "", "a", taken::add);

    private void see(String... readings) {
        List.of(readings).forEach(lookout::judge);
    }

    @Test
    void whatIsKnownIsNoNews() {
        see("a", "a", "a");

        assertThat(taken).isEmpty();
    }

    @Test
    void changeIsTakenOnceItHasComeToRest() {
        see("b", "c", "c", "c", "c");

        assertThat(taken).containsExactly("c");
    }

    @Test
    void whatWasThereForAMomentIsPassedOver() {
        see("b", "a", "a");

        assertThat(taken).isEmpty();
    }

    @Test
    void wayBackIsAChangeToo() {
        see("b", "b", "a", "a");

        assertThat(taken).containsExactly("b", "a");
    }
}
