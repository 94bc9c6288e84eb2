// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookTrustTest {
    private final WebhookTrust trust = new WebhookTrust();
    private long now = 1_000_000;

    private void come(int times, long gapMillis) {
        for (int i = 0; i < times; i++) {
            now += gapMillis;
            trust.came(now);
        }
    }

    @Test
    void nothingIsExpectedOfASourceWhoseWebhooksNeverCame() {
        assertThat(trust.missing(now)).isEqualTo(1);
    }

    @Test
    void expectationGrowsWithEachThatComes() {
        come(9, 1_000);

        assertThat(trust.missing(now)).isBetween(0.09, 0.11);
    }

    @Test
    void longTrustIsNeverBlind() {
        come(100_000, 10);

        assertThat(trust.missing(now)).isBetween(0.0, 0.001).isPositive();
    }

    @Test
    void shareThatIsMissedIsLearned() {
        for (int i = 0; i < 20_000; i++) {
            if (i % 10 == 0) {
                trust.missed();
            } else {
                come(1, 100);
            }
        }

        assertThat(trust.missing(now)).isBetween(0.08, 0.12);
    }

    @Test
    void severalMissedInARowAreAnOutage() {
        come(1_000, 1_000);

        trust.missed();
        assertThat(trust.missing(now)).isLessThan(0.01);
        trust.missed();

        assertThat(trust.missing(now)).isEqualTo(1);
    }

    @Test
    void severalMissedInARowAreNoOutageWhereManyAreMissedAnyway() {
        for (int i = 0; i < 1_000; i++) {
            come(1, 1_000);
            trust.missed();
        }

        for (int i = 0; i < 5; i++) {
            trust.missed();
        }

        assertThat(trust.missing(now)).isBetween(0.45, 0.55);
    }

    @Test
    void outageIsOverWithTheNextThatComes() {
        come(1_000, 1_000);
        trust.missed();
        trust.missed();
        trust.missed();

        come(1, 1_000);

        assertThat(trust.missing(now)).isLessThan(0.01);
    }

    @Test
    void silenceForAMinuteIsAnOutage() {
        come(1_000, 1_000);

        assertThat(trust.missing(now + 59_000)).isLessThan(0.01);
        assertThat(trust.missing(now + 61_000)).isEqualTo(1);
    }

    @Test
    void silenceThatIsUsualIsNone() {
        come(1_000, 60_000);

        assertThat(trust.missing(now + 300_000)).isLessThan(0.01);
        assertThat(trust.missing(now + 700_000)).isEqualTo(1);
    }
}
