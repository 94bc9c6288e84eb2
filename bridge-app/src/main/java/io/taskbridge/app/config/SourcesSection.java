// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.task.TaskKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sources by name, in file order. */
final class SourcesSection {
    private SourcesSection() {}

    static Map<String, SourceConfig> read(Section section) {
        Map<String, SourceConfig> sources = new LinkedHashMap<>();
        for (String name : section.keys()) {
            checkName(name, section);
            SourceConfig source = section.section(name, one -> SourceConfig.read(name, one));
            if (source != null) {
                sources.put(name, source);
            }
        }
        if (section.keys().isEmpty()) {
            section.refuseAll("missing", "must hold at least one source");
        }
        return sources;
    }

    private static void checkName(String name, Section section) {
        try {
            new TaskKey(name, "any task");
        } catch (IllegalArgumentException e) {
            section.refuse(name, name, String.valueOf(e.getMessage()).replaceFirst("^source: ", "the name "));
        }
    }
}
