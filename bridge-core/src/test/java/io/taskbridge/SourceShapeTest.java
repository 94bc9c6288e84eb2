// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files stay small enough to be read at a glance, and are named after what they are about. */
class SourceShapeTest {
    private static final int LONGEST = 250;
    private static final int MEDIAN = 80;

    private static List<Path> sources() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> core = Files.walk(root.resolve("bridge-core/src/main/java"));
                Stream<Path> app = Files.walk(root.resolve("bridge-app/src/main/java"))) {
            return Stream.concat(core, app)
                    .filter(path -> path.toString().endsWith(".java"))
                    .toList();
        }
    }

    private static int lines(Path source) {
        try {
            return Files.readAllLines(source).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noFileIsTooLongToRead() throws IOException {
        assertThat(sources())
                .as("files over %s lines; to fix, find the second concept in the file and give it its own", LONGEST)
                .filteredOn(source -> lines(source) > LONGEST)
                .isEmpty();
    }

    @Test
    void halfOfTheFilesFitOnAScreen() throws IOException {
        List<Integer> lengths =
                sources().stream().map(SourceShapeTest::lines).sorted().toList();

        assertThat(lengths.get(lengths.size() / 2))
                .as("median length; to fix, split the files that do more than one thing")
                .isLessThan(MEDIAN);
    }

    @Test
    void namesSayWhatAFileIsAbout() throws IOException {
        assertThat(sources())
                .as("names that could mean anything; to fix, name the file after the thing or the rule that it holds")
                .filteredOn(
                        source -> source.getFileName().toString().matches(".*(Utils?|Helpers?|Manager|Impl)\\.java"))
                .isEmpty();
    }
}
