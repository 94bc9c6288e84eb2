// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.List;
import java.util.random.RandomGenerator;

/** The tasks of a workload by their targets, which the schedule sees. */
record Population(List<Share> shares) {
    /** @param part of all tasks, 0 to 1 */
    record Share(double part, String target, Law law) {}

    static Population of(Law law) {
        return new Population(List.of(new Share(1, "model", law)));
    }

    double mean() {
        return shares.stream()
                .mapToDouble(share -> share.part() * share.law().mean())
                .sum();
    }

    Share pick(RandomGenerator random) {
        double left = random.nextDouble();
        for (Share share : shares) {
            left -= share.part();
            if (left < 0) {
                return share;
            }
        }
        return shares.get(shares.size() - 1);
    }
}
