// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.BenchOptions;

/** How many tasks a workload has, by how much time it may take. */
final class Sizes {
    private Sizes() {}

    static int tasks(int full, BenchOptions options) {
        return options.at(full, full / 8, full / 80);
    }
}
