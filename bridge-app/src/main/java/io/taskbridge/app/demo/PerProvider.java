// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.provider.ProviderKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** One thing for each simulated provider. */
final class PerProvider<T> {
    static final List<ProviderKind> SIMULATED =
            List.of(ProviderKind.BASETEN, ProviderKind.SCALE, ProviderKind.VESSL, ProviderKind.ZAI);

    private final Map<ProviderKind, T> things = new EnumMap<>(ProviderKind.class);

    PerProvider(Function<ProviderKind, T> maker) {
        for (ProviderKind kind : SIMULATED) {
            things.put(kind, maker.apply(kind));
        }
    }

    /** Independent randomness for each, all of it decided by the seed. */
    static PerProvider<RandomGenerator> randoms(long seed) {
        return new PerProvider<>(
                kind -> new SplittableRandom(seed * 31 + kind.word().hashCode()));
    }

    T of(ProviderKind kind) {
        T thing = things.get(kind);
        if (thing == null) {
            throw new IllegalArgumentException("no simulator of " + kind.word());
        }
        return thing;
    }
}
