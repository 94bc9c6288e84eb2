// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.task.TaskState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What topics may be called, and what a name with placeholders comes to. */
final class TopicNaming {
    private static final Pattern LEGAL = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(state|source|provider)}");
    static final String RULE = "must be a legal topic name: 1 to 249 of a-z A-Z 0-9 . _ -";

    static final Format<String> NAME = Formats.ANY_TEXT.where(TopicNaming::legal, RULE);

    /** Empty where the topic is switched off. */
    static final Format<String> OPTIONAL = Formats.ANY_TEXT.where(text -> text.isEmpty() || legal(text), RULE);

    /** A name to be expanded, empty where the topics are switched off. */
    static final Format<String> TEMPLATE = Formats.ANY_TEXT.where(
            text -> text.isEmpty()
                    || (text.contains("{state}")
                            && legal(PLACEHOLDER.matcher(text).replaceAll("x"))),
            "must be a topic name with {state} in it, and no other placeholder than {source} and {provider}");

    private TopicNaming() {}

    static boolean legal(String name) {
        return LEGAL.matcher(name).matches();
    }

    static String expand(String template, TaskState state, String source, String provider) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> switch (match.group(1)) {
            case "state" -> state.word();
            case "provider" -> Matcher.quoteReplacement(provider);
            default -> Matcher.quoteReplacement(source);
        });
    }

    /** Kafka keeps no two topics apart that differ only in this. */
    static String collisionForm(String name) {
        return name.replace('.', '_');
    }
}
