// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

/** Where the configuration is read from, as often as anybody wants to know how it stands. Blocks; thread-safe. */
@FunctionalInterface
public interface ConfigSource {
    /** @throws ConfigException saying everything that is wrong with it now */
    BridgeConfig load() throws ConfigException;
}
