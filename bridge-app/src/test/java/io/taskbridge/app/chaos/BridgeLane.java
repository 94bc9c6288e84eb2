// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import io.taskbridge.app.process.Program;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** What happens to one bridge. A bridge that ends by itself is started again, as any service would be. */
final class BridgeLane extends Lane {
    private enum Fault {
        KILL,
        STOP,
        FREEZE,
        HASTY_THAW
    }

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final int HANGS = 20;
    private static final Duration TAKEOVER_LIMIT = Duration.ofSeconds(20);

    private final Program bridge;
    private final Takeover takeover;
    private final Semaphore ice;
    private final int calmness;
    private final Figures figures;
    private final Deck<Fault> deck;
    private volatile String now = "";

    /**
     * @param ice what it takes to freeze a bridge: so that never all of them are frozen, and nothing happens
     * @param calmness how much longer than in the shortest run a bridge is left alone
     */
    BridgeLane(
            CountDownLatch over,
            long seed,
            Program bridge,
            Takeover takeover,
            Semaphore ice,
            int calmness,
            Figures figures) {
        super(over);
        this.bridge = bridge;
        this.takeover = takeover;
        this.ice = ice;
        this.calmness = calmness;
        this.figures = figures;
        this.deck = new Deck<>(
                seed, List.of(Fault.KILL, Fault.HASTY_THAW, Fault.KILL, Fault.FREEZE, Fault.STOP, Fault.HASTY_THAW));
    }

    @Override
    String now() {
        return now.isEmpty() ? "" : bridge.name() + " " + now;
    }

    @Override
    void next() {
        calm(deck.between(6, 20).multipliedBy(calmness));
        if (!ended()) {
            switch (deck.deal()) {
                case KILL -> kill();
                case STOP -> stop();
                case FREEZE -> freeze(this::sleep);
                case HASTY_THAW -> freeze(this::awaitTakeover);
            }
            now = "";
        }
    }

    private void kill() {
        now = "killed";
        figures.count(Figure.KILLS);
        bridge.kill();
        pause(deck.between(0, 4));
        bridge.start();
    }

    private void stop() {
        now = "stopping";
        figures.count(Figure.STOPS);
        if (!bridge.stop(STOP_LIMIT) || bridge.exitCode() != 0) {
            figures.count(Figure.UNCLEAN_STOPS);
        }
        pause(deck.between(0, 2));
        bridge.start();
    }

    private void freeze(Runnable meanwhile) {
        if (!ice.tryAcquire()) {
            kill();
            return;
        }
        now = "frozen";
        figures.count(Figure.FREEZES);
        bridge.freeze();
        meanwhile.run();
        bridge.thaw();
        ice.release();
    }

    /** Long enough for others to take over all that it owns. */
    private void sleep() {
        pause(deck.between(12, 18));
    }

    /**
     * It comes back while another bridge has only begun to take over what it owned and hangs in its turn, again and
     * again, so that what takes moments takes seconds: for a while both believe that they own a shard, and what was
     * read of it before the fence is set would be out of date.
     */
    private void awaitTakeover() {
        takeover.begins(this, TAKEOVER_LIMIT).ifPresent(heir -> {
            figures.count(Figure.HASTY_THAWS);
            int comeback = deck.number(HANGS / 2);
            for (int hang = 0; hang < HANGS; hang++) {
                heir.freeze();
                if (hang == comeback) {
                    bridge.thaw();
                }
                pause(deck.between(0.05, 0.2));
                heir.thaw();
                pause(deck.between(0.005, 0.02));
            }
        });
    }

    @Override
    void keepAlive() {
        if (!bridge.alive()) {
            figures.count(Figure.BRIDGE_EXITS);
            bridge.start();
        }
    }
}
