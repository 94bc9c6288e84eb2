// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.Collection;

/** What several ratios come to. */
record Spread(double geo, double least, double most) {
    static Spread of(Collection<Double> ratios) {
        double logs = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double ratio : ratios) {
            logs += Math.log(ratio);
            least = Math.min(least, ratio);
            most = Math.max(most, ratio);
        }
        return new Spread(Math.exp(logs / ratios.size()), least, most);
    }
}
