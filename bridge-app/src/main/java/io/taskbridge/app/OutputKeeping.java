// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskbridge.app.config.ResultsConfig;
import io.taskbridge.app.metrics.ResultMeters;
import io.taskbridge.app.results.HeavyWork;
import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.app.results.RecordRoom;
import io.taskbridge.app.results.ResultKeeper;
import io.taskbridge.app.results.ResultStore;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What becomes of outputs that do not fit into Kafka.
 *
 * @param kept those that were kept aside
 * @param large decides for each where it goes
 */
record OutputKeeping(ResultKeeper kept, LargeOutputs large) {
    /**
     * What is kept is one of the parts.
     *
     * @param publicUrl asked for once outputs come in
     */
    static OutputKeeping open(
            Parts parts,
            Vertx vertx,
            ResultsConfig config,
            RecordRoom room,
            MeterRegistry registry,
            InstantSource clock,
            Supplier<String> publicUrl) {
        ResultStore store = new ResultStore(config.dir(), config.retention(), clock);
        ResultKeeper kept = ResultKeeper.start(vertx, store, new ResultMeters(registry));
        parts.add("the kept results", kept::close);
        return new OutputKeeping(kept, new LargeOutputs(new HeavyWork(vertx), kept, room, publicUrl));
    }
}
