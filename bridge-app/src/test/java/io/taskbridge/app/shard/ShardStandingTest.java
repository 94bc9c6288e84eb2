// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.search.RequiredSearch;
import io.taskbridge.app.metrics.ShardMeters;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators are told of a shard. */
class ShardStandingTest {
    private final ShardStage stage = ShardStage.running();
    private final Shards shards = new Shards(2, ShardStage::home);

    @BeforeEach
    void show() {
        ShardGauges.bind(new ShardMeters(stage.registry), shards, stage.now::get);
        shards.add(stage.shard);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void restoreTookAsLongAsTheLogTookToOpen() {
        ShardStage slow = new ShardStage(new MemoryLog());
        slow.log.holdOpens();
        slow.deployed();
        slow.await(() -> slow.log.opens() == 1);

        slow.now.updateAndGet(now -> now.plusSeconds(7));
        slow.log.letOpensGo();
        slow.awaitRunning();

        assertThat(slow.shard.status().restoreTook()).isEqualTo(Duration.ofSeconds(7));
        assertThat(slow.shard.status().since()).isEqualTo(slow.now.get());
        slow.close();
    }

    @Test
    void transactionThatIsUnderWayGrowsOld() {
        stage.log.holdCommits();
        stage.deliver(Inbound.track(0, "a"));
        stage.await(() -> stage.log.commits() == 1);

        stage.now.updateAndGet(now -> now.plusSeconds(3));
        assertThat(gauge("transaction.seconds").gauge().value()).isEqualTo(3);

        stage.log.letCommitsGo();
        stage.awaitApplied(0);
        assertThat(gauge("transaction.seconds").gauge().value()).isZero();
        assertThat(stage.shard.status().lastCommit()).isEqualTo(stage.now.get());
    }

    @Test
    void failedCommitsAreCountedUntilOneSucceeds() {
        stage.log.failNextCommit();
        stage.deliver(Inbound.track(0, "a"));
        stage.awaitStarts(2);
        assertThat(gauge("failed.commits").gauge().value()).isEqualTo(1);

        stage.take(Inbound.track(0, "a"));
        assertThat(gauge("failed.commits").gauge().value()).isZero();
    }

    @Test
    void everyPartitionIsInOneState() {
        assertThat(states(0)).containsExactly(0, 1, 0, 0);
        assertThat(states(1)).containsExactly(0, 0, 0, 1);

        stage.stop();
        assertThat(states(0)).containsExactly(0, 0, 0, 1);
    }

    private double[] states(int partition) {
        return Stream.of("restoring", "running", "fenced", "elsewhere")
                .mapToDouble(state -> stage.registry
                        .get("taskbridge.shard.state")
                        .tags("partition", "" + partition, "state", state)
                        .gauge()
                        .value())
                .toArray();
    }

    private RequiredSearch gauge(String name) {
        return stage.registry.get("taskbridge.shard." + name).tag("partition", "0");
    }
}
