// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** What happens to the providers: now and then one of them makes trouble of some kind. */
final class ProviderLane extends Lane {
    private final World world;
    private final Figures figures;
    private final Deck<String> providers;
    private final Deck<Trouble> troubles;
    private volatile String now = "";

    ProviderLane(CountDownLatch over, long seed, World world, Figures figures) {
        super(over);
        this.world = world;
        this.figures = figures;
        this.providers = new Deck<>(
                seed,
                Stream.of(WorkSource.values())
                        .map(source -> source.kind().name())
                        .distinct()
                        .toList());
        this.troubles = new Deck<>(~seed, List.copyOf(Arrays.asList(Trouble.values())));
    }

    @Override
    String now() {
        return now;
    }

    @Override
    void next() {
        pause(providers.between(4, 12));
        if (ended()) {
            return;
        }
        figures.count(Figure.PROVIDER_OUTAGES);
        String provider = providers.deal();
        Trouble trouble = troubles.deal();
        now = provider + " " + trouble;
        world.tell("trouble " + provider + " " + trouble);
        pause(providers.between(3, 8));
        world.tell("calm " + provider);
        now = "";
    }
}
