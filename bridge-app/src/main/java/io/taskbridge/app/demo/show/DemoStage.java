// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

/** A Kafka and a bridge, both up, that the demonstration runs against. Whoever opened it closes it. */
public interface DemoStage extends AutoCloseable {
    String bootstrapServers();

    /** Of the bridge's API and webhooks, without a slash at the end. */
    String serverUrl();

    /** Of the bridge's health and metrics, without a slash at the end. */
    String managementUrl();

    /** Blocks until everything is down; whatever goes wrong with that, the demonstration is over. */
    @Override
    void close();

    /** Opens a stage for a bridge with the given sources; blocks until the bridge is ready. */
    @FunctionalInterface
    interface Opener {
        DemoStage open(DemoConfiguration configuration) throws Exception;
    }
}
