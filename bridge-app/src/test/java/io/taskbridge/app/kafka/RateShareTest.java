// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateShareTest {
    private static final long MOMENT = RateShare.MOMENT_MILLIS;
    private static final long LEASE = RateShare.LEASE_MILLIS;
    private static final long LOOK = 100;

    private long now = 1_000_000;
    private double heartbeats;
    private double part;
    private long end;
    private final InstantSource steady = () -> Instant.ofEpochMilli(now);
    private final RateShare share = new RateShare(4, steady, (told, ends) -> {
        part = told;
        end = ends;
    });

    private double spendable() {
        return now < end ? part : 0;
    }

    /** Looks at short intervals, while the group answers. */
    private void hearFor(long millis) {
        for (long until = now + millis; now < until; now += LOOK) {
            heartbeats++;
            share.look(heartbeats);
        }
    }

    private void hearNothingFor(long millis) {
        for (long until = now + millis; now < until; now += LOOK) {
            share.look(heartbeats);
        }
    }

    @Test
    void partitionCountsAMomentAfterItWasGiven() {
        hearFor(1_000);
        share.own(Set.of(0, 1));

        hearFor(MOMENT - LOOK);
        assertThat(spendable()).isZero();
        hearFor(2 * LOOK);
        assertThat(spendable()).isEqualTo(0.5);
    }

    @Test
    void partitionCountsNoMoreOnceItIsGivenUp() {
        share.own(Set.of(0, 1));
        hearFor(1_000);

        share.own(Set.of(1));

        assertThat(spendable()).isEqualTo(0.25);
    }

    @Test
    void partitionThatReplacesAnotherCountsAMomentLater() {
        share.own(Set.of(0, 1));
        hearFor(1_000);

        share.own(Set.of(1, 2));

        assertThat(spendable()).isEqualTo(0.25);
        hearFor(MOMENT + LOOK);
        assertThat(spendable()).isEqualTo(0.5);
    }

    @Test
    void partIsOnLeaseWhileTheGroupIsSilent() {
        share.own(Set.of(0, 1, 2, 3));
        hearFor(10_000);
        assertThat(spendable()).isEqualTo(1);

        hearNothingFor(LEASE + LOOK);
        assertThat(spendable()).isZero();

        hearFor(2 * LOOK);
        assertThat(spendable()).isEqualTo(1);
    }

    @Test
    void leaseEndsBeforeTheGroupGivesAwayWhatASilentBridgeOwns() {
        share.own(Set.of(0));
        hearFor(10_000);

        assertThat(end).isLessThanOrEqualTo(now + ClientSettings.SESSION_MILLIS - 1_000);
    }

    @Test
    void bridgeThatStoodStillHasNothingWhenItWakesWhateverCameBefore() {
        share.own(Set.of(0));
        hearFor(10_000);
        heartbeats++;
        now += 20_000;

        assertThat(spendable()).isZero();
        share.look(heartbeats);

        assertThat(spendable()).isZero();
    }
}
