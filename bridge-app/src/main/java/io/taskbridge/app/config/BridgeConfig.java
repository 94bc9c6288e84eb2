// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an operator decides; immutable, read once at start.
 *
 * @param sources by name, in file order
 */
public record BridgeConfig(
        KafkaConfig kafka,
        TopicsConfig topics,
        SpoolConfig spool,
        ResultsConfig results,
        ServerConfig server,
        ManagementConfig management,
        TracingConfig tracing,
        Map<String, SourceConfig> sources) {
    public BridgeConfig {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    /**
     * Reads a YAML file.
     *
     * @param environment gives an environment variable by name, null if it is not set
     * @throws ConfigException saying everything that is wrong
     */
    public static BridgeConfig load(Path file, Function<String, @Nullable String> environment) throws ConfigException {
        return parse(ConfigFile.textOf(file), environment);
    }

    /** The same for text that is in memory already. */
    public static BridgeConfig parse(String yaml, Function<String, @Nullable String> environment)
            throws ConfigException {
        Interpolation interpolation = new Interpolation(yaml);
        Problems problems = new Problems();
        Scalars scalars = new Scalars(interpolation, environment, problems);
        BridgeConfig config = Section.root(YamlDocument.compose(interpolation.masked()), scalars, BridgeConfig::read);
        problems.throwIfAny();
        return config;
    }

    private static BridgeConfig read(Section root) {
        BridgeConfig config = new BridgeConfig(
                root.section("kafka", KafkaConfig::read),
                root.section("topics", TopicsConfig::read),
                root.section("spool", SpoolConfig::read),
                root.section("results", ResultsConfig::read),
                root.section("server", ServerConfig::read),
                root.section("management", ManagementConfig::read),
                root.section("tracing", TracingConfig::read),
                root.section("sources", SourcesSection::read));
        TopicClashes.check(root, config.topics(), config.sources());
        StandingRules.check(root, config);
        return config;
    }
}
