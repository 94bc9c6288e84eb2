// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of the documents for people: the README, or a page under a module's {@code docs}. Immutable. */
record Page(Path path, String text) {
    /** The top of the repository, from where the README's commands are typed. */
    static final Path ROOT = Path.of("..");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    /** All there are. */
    static List<Page> all() {
        return Stream.of("README.md", "bridge-core/docs", "bridge-app/docs")
                .map(ROOT::resolve)
                .flatMap(Page::files)
                .filter(file -> file.toString().endsWith(".md"))
                .sorted()
                .map(Page::of)
                .toList();
    }

    /** The page at a path below the top. */
    static Page at(String path) {
        return of(ROOT.resolve(path));
    }

    /** What is fenced as code in a language. */
    List<String> blocks(String language) {
        return found(Pattern.compile("(?s)```" + language + "\n(.*?)```"));
    }

    /** Commands to type, continued lines as one, comments left out. */
    List<String> commands() {
        return blocks("sh").stream()
                .flatMap(block -> block.replace("\\\n", " ").lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** Where links within the repository lead, as they are written. */
    List<String> links() {
        return found(LINK).stream()
                .filter(link -> !link.contains("://"))
                .distinct()
                .toList();
    }

    /** The names under which links find the page's headings. */
    List<String> anchors() {
        return found(HEADING).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** What a link of this page leads to. */
    Path target(String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? path : path.resolveSibling(file).normalize();
    }

    /** As it is called in the names of tests. */
    @Override
    public String toString() {
        return ROOT.relativize(path).toString();
    }

    static Page of(Path path) {
        try {
            return new Page(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below a folder, none if it is not there; or the file itself. */
    static Stream<Path> files(Path start) {
        if (!Files.exists(start)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
