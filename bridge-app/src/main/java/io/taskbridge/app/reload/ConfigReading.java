// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.reload;

import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.ConfigException;
import io.taskbridge.app.config.ConfigSource;
import io.taskbridge.app.config.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading the configuration.
 *
 * @param config null if it cannot be used
 * @param problems why not, empty otherwise
 */
public record ConfigReading(@Nullable BridgeConfig config, List<Problem> problems) {
    public static ConfigReading of(BridgeConfig config) {
        return new ConfigReading(config, List.of());
    }

    public static ConfigReading from(ConfigSource source) {
        try {
            return of(source.load());
        } catch (ConfigException e) {
            return new ConfigReading(null, e.problems());
        }
    }
}
