// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code docs/operating.md} tells of meters and alerts. */
public final class OperatingGuide {
    private static final Path FILE = Path.of("docs", "operating.md");
    private static final Pattern METER =
            Pattern.compile("(?m)^\\| `(taskbridge_\\w+)` \\| (\\w+) \\| ([^|]*)\\| [^|]+ \\|$");
    private static final Pattern ALERT = Pattern.compile("(?m)^\\| `(Taskbridge\\w+)` \\| [^|]+ \\|$");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");
    private static final Pattern FOREIGN = Pattern.compile("`(\\w+_)\\*`");

    private OperatingGuide() {}

    public static Set<MeterShape> meters() {
        return METER.matcher(text())
                .results()
                .map(row -> new MeterShape(row.group(1), row.group(2), words(row.group(3))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How meters begin that are named by others. */
    public static List<String> foreignPrefixes() {
        return FOREIGN.matcher(text()).results().map(found -> found.group(1)).toList();
    }

    static List<String> alerts() {
        return ALERT.matcher(text()).results().map(row -> row.group(1)).toList();
    }

    private static Set<String> words(String cell) {
        return WORD.matcher(cell)
                .results()
                .map((MatchResult word) -> word.group(1))
                .collect(Collectors.toSet());
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
