// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LawsTest {
    @ParameterizedTest
    @EnumSource(Durations.class)
    void drawsFollowTheLaw(Durations durations) {
        RandomGenerator random = new SplittableRandom(1);
        int draws = 20_000;
        for (Population.Share share : durations.around(60).shares()) {
            double age = share.law().mean();
            int outlived = 0;
            for (int i = 0; i < draws; i++) {
                outlived += share.law().draw(random) > age ? 1 : 0;
            }

            assertThat((double) outlived / draws).isCloseTo(share.law().alive(age), within(0.015));
        }
    }

    @ParameterizedTest
    @EnumSource(Durations.class)
    void whatIsAliveSumsUpToTheMean(Durations durations) {
        for (Population.Share share : durations.around(60).shares()) {
            Ages ages = Ages.of(share.law());

            assertThat(ages.lived[ages.last()] / share.law().mean()).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void normalTailIsExact() {
        assertThat(Gauss.above(0)).isEqualTo(0.5);
        assertThat(Gauss.above(1.959963984540054)).isCloseTo(0.025, within(1e-12));
        assertThat(Gauss.above(-1.959963984540054)).isCloseTo(0.975, within(1e-12));
    }
}
