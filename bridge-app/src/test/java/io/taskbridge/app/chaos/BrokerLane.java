// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import io.taskbridge.app.process.Program;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What happens to the broker: it dies, for a moment or for longer than a transaction may take, or it stutters. */
final class BrokerLane extends Lane {
    private enum Fault {
        BLINK,
        OUTAGE,
        STUTTER
    }

    private static final int STUTTERS = 5;
    private static final Duration BRIDGES_FIRST = Duration.ofSeconds(30);

    private final Program broker;
    private final int calmness;
    private final Figures figures;
    private final Deck<Fault> deck;
    private volatile String now = "";

    /** @param calmness how much longer than in the shortest run the broker is left alone */
    BrokerLane(CountDownLatch over, long seed, Program broker, int calmness, Figures figures) {
        super(over);
        this.broker = broker;
        this.calmness = calmness;
        this.figures = figures;
        this.deck = new Deck<>(seed, List.of(Fault.BLINK, Fault.OUTAGE, Fault.STUTTER));
    }

    @Override
    String now() {
        return now;
    }

    /** At first only bridges suffer: a takeover that a broker cuts short tells nothing of takeovers. */
    @Override
    public void run() {
        calm(BRIDGES_FIRST);
        super.run();
    }

    @Override
    void next() {
        calm(deck.between(8, 18).multipliedBy(calmness));
        if (!ended()) {
            switch (deck.deal()) {
                case BLINK -> kill(deck.between(0, 2));
                case OUTAGE -> kill(deck.between(11, 18));
                case STUTTER -> stutter();
            }
            now = "";
        }
    }

    @Override
    void keepAlive() {
        if (!broker.alive()) {
            figures.count(Figure.BROKER_EXITS);
            broker.start();
        }
    }

    private void kill(Duration away) {
        now = "broker killed";
        figures.count(Figure.BROKER_KILLS);
        broker.kill();
        pause(away);
        broker.start();
    }

    /** As a slow disk would make it. */
    private void stutter() {
        now = "broker stutters";
        for (int i = 0; i < STUTTERS && !ended(); i++) {
            figures.count(Figure.BROKER_PAUSES);
            broker.freeze();
            pause(deck.between(0.2, 2));
            broker.thaw();
            pause(deck.between(0.1, 0.5));
        }
    }
}
