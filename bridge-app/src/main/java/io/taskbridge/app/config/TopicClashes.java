// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.task.TaskState;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules that topics must keep together: legal when expanded, and no two for one purpose. */
final class TopicClashes {
    private final Section section;
    private final Map<String, String> keyByName = new HashMap<>();

    private TopicClashes(Section section) {
        this.section = section;
    }

    static void check(Section root, TopicsConfig topics, Map<String, SourceConfig> sources) {
        TopicClashes rules = new TopicClashes(root);
        rules.claim("topics.all", topics.all());
        rules.claim("topics.inbox", topics.inbox());
        rules.claim("topics.tasks", topics.tasks());
        rules.claim("topics.rejected", topics.rejected());
        rules.claim("topics.control", topics.control());
        rules.checkExpanded(topics, sources);
    }

    private void claim(String key, @Nullable String name) {
        String before = name == null ? null : keyByName.putIfAbsent(TopicNaming.collisionForm(name), key);
        if (name != null && before != null) {
            section.refuse(key, name, "must differ from " + before);
        }
    }

    private void checkExpanded(TopicsConfig topics, Map<String, SourceConfig> sources) {
        TreeSet<String> names = new TreeSet<>();
        for (SourceConfig source : sources.values()) {
            for (TaskState state : TaskState.values()) {
                String name = state == TaskState.TRACKED
                        ? null
                        : topics.topicOf(state, source.name(), source.provider().word());
                if (name != null) {
                    names.add(name);
                }
            }
        }
        for (String name : names) {
            String other = keyByName.putIfAbsent(TopicNaming.collisionForm(name), name);
            if (!TopicNaming.legal(name)) {
                section.refuse("topics.byState", name, TopicNaming.RULE);
            } else if (other != null) {
                section.refuse("topics.byState", name, "must differ from " + other);
            }
        }
    }
}
