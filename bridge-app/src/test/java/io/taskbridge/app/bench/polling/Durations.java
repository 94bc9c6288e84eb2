// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.polling.Population.Share;
import java.util.List;

/** How long tasks may take: eight shapes. */
enum Durations {
    LOGN_05("logn0.5"),
    LOGN_10("logn1.0"),
    EXP("exp"),
    WEIB2("weib2"),
    PARETO("pareto"),
    BIMOD("bimod"),
    NDET("ndet"),
    MIX("mix");

    private final String key;

    Durations(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    /** Of this mean, but for what the shape itself adds: 5 % with bimod, 12 % less with mix. */
    Population around(double meanSeconds) {
        return new Population(shares().stream()
                .map(share ->
                        new Share(share.part(), share.target(), share.law().times(meanSeconds)))
                .toList());
    }

    /** Whether rare and long tasks make figures settle late. */
    boolean heavyTailed() {
        return this == PARETO || this == MIX;
    }

    private List<Share> shares() {
        return switch (this) {
            case LOGN_05 -> Population.of(Laws.logNormal(0.5)).shares();
            case LOGN_10 -> Population.of(Laws.logNormal(1)).shares();
            case EXP -> Population.of(Laws.exponential()).shares();
            case WEIB2 -> Population.of(Laws.weibull2()).shares();
            case PARETO -> Population.of(Laws.pareto()).shares();
            case BIMOD -> Population.of(Laws.bimodal().times(62.5 / 60)).shares();
            case NDET -> Population.of(Laws.normal(0.02)).shares();
            case MIX ->
                List.of(
                        new Share(0.35, "draft", Laws.logNormal(0.3).times(8 / 60.0)),
                        new Share(0.30, "text", Laws.logNormal(0.5).times(45 / 60.0)),
                        new Share(0.15, "image", Laws.bimodal().times(62.5 / 60)),
                        new Share(0.10, "video", Laws.normal(0.03).times(90 / 60.0)),
                        new Share(0.10, "batch", Laws.pareto().times(180 / 60.0)));
        };
    }
}
