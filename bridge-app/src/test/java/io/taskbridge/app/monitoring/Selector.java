// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.monitoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which samples an expression of PromQL asks for. */
public record Selector(String metric, List<Condition> conditions) {
    /** Labels that Prometheus adds to what it scrapes. */
    private static final Set<String> ADDED = Set.of("job", "instance");

    /** Series of Prometheus's own. */
    private static final Set<String> ITS_OWN = Set.of("up", "ALERTS");

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    private static final Pattern CLAUSE = Pattern.compile("\\b(?:by|on|without|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern SELECTOR =
            Pattern.compile("(?<![\\w$])([a-zA-Z_:][\\w:]*)\\s*(?:\\{([^}]*)})?(?!\\s*\\(|[\\w(])");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    /** What is asked of one label. */
    public record Condition(String label, String operator, String value) {
        boolean holds(String actual) {
            return switch (operator) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                default -> !actual.matches(value);
            };
        }
    }

    /** All that ask for what the bridge shows; a variable of Grafana stands for anything. */
    public static Set<Selector> of(String expression) {
        String bare = RANGE.matcher(
                        CLAUSE.matcher(expression.replaceAll("\\$\\w+", ".*")).replaceAll(" "))
                .replaceAll(" ");
        Set<Selector> found = new HashSet<>();
        Matcher matcher = SELECTOR.matcher(bare);
        while (matcher.find()) {
            if (!WORDS.contains(matcher.group(1)) && !ITS_OWN.contains(matcher.group(1))) {
                found.add(new Selector(matcher.group(1), conditions(matcher.group(2))));
            }
        }
        return found;
    }

    /** The labels that an expression groups and joins by. */
    static Set<String> groupedBy(String expression) {
        Set<String> labels = new HashSet<>();
        CLAUSE.matcher(expression)
                .results()
                .forEach(clause -> labels.addAll(List.of(clause.group(1).strip().split("\\s*,\\s*", -1))));
        return labels;
    }

    boolean matches(String name, Map<String, String> labels) {
        return name.equals(metric)
                && conditions.stream()
                        .filter(condition -> !ADDED.contains(condition.label()))
                        .allMatch(condition -> condition.holds(labels.getOrDefault(condition.label(), "")));
    }

    private static List<Condition> conditions(String text) {
        List<Condition> conditions = new ArrayList<>();
        if (text != null) {
            CONDITION
                    .matcher(text)
                    .results()
                    .forEach(found -> conditions.add(new Condition(found.group(1), found.group(2), found.group(3))));
        }
        return conditions;
    }
}
