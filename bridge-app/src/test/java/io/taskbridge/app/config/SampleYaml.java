// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The smallest legal configuration, with sections replaced, and what becomes of it. */
final class SampleYaml {
    private static final List<String> SMALLEST = List.of(
            "server: {apiTokens: [token-0]}", "sources: {zai-0: {provider: zai, credentials: {apiKey: key-0}}}");

    private SampleYaml() {}

    /** Top-level sections, and the smallest ones for those that are not given. */
    static String with(String... sections) {
        List<String> lines = new ArrayList<>(List.of(sections));
        SMALLEST.stream()
                .filter(line -> Stream.of(sections).noneMatch(given -> given.startsWith(keyOf(line))))
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    static BridgeConfig load(String yaml) throws ConfigException {
        return load(yaml, Map.of());
    }

    static BridgeConfig load(String yaml, Map<String, String> environment) throws ConfigException {
        return BridgeConfig.parse(yaml, environment::get);
    }

    static List<String> problemsOf(String yaml) {
        return problemsOf(yaml, Map.of());
    }

    static List<String> problemsOf(String yaml, Map<String, String> environment) {
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> load(yaml, environment));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::toString).toList();
    }

    private static String keyOf(String section) {
        return section.substring(0, section.indexOf(':') + 1);
    }
}
