// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store, on a real directory. */
class ResultStoreTest {
    private static final Duration RETENTION = Duration.ofDays(7);
    private static final byte[] CONTENT = "{\"text\":\"hi\"}".getBytes(StandardCharsets.UTF_8);

    /** As {@code sha256sum} says. */
    private static final String SHA256 = "e7b995efa755c5ff3b84d2188b58cb4ae916a59470eb3761df8a814f11763500";

    @TempDir
    Path temp;

    private Path dir;
    private Instant now = Instant.parse("2026-01-15T10:20:30Z");
    private ResultStore store;

    @BeforeEach
    void open() {
        dir = temp.resolve("deep/results");
        store = new ResultStore(dir, RETENTION, () -> now);
    }

    private Path file() {
        return dir.resolve(SHA256.substring(0, 2)).resolve(SHA256);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(dir)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private int sweepAll() throws IOException {
        int removed = 0;
        for (int part = 0; part < ResultStore.PARTS; part++) {
            removed += store.sweep(part);
        }
        return removed;
    }

    @Test
    void contentIsKeptUnderItsDigestAndNothingElseIsLeft() throws IOException {
        assertThat(store.put(CONTENT)).isEqualTo(SHA256);

        assertThat(files()).containsExactly(file());
        assertThat(Files.readAllBytes(file())).isEqualTo(CONTENT);
    }

    @Test
    void contentIsFoundByItsDigest() throws IOException {
        store.put(CONTENT);

        assertThat(store.find(SHA256)).contains(new ResultFile(file(), CONTENT.length));
    }

    @Test
    void contentThatWasNeverPutIsNotFound() throws IOException {
        assertThat(store.find(SHA256)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../../../etc/passwd", "ab"})
    void whatIsNoDigestNamesNoFile(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> store.find(name));
    }

    @Test
    void contentThatComesAgainIsNotWrittenAgain() throws IOException {
        store.put(CONTENT);
        Object before = Files.getAttribute(file(), "unix:ino");

        store.put(CONTENT);

        assertThat(Files.getAttribute(file(), "unix:ino")).isEqualTo(before);
    }

    @Test
    void contentThatComesAgainStaysLonger() throws IOException {
        store.put(CONTENT);
        now = now.plus(RETENTION);
        store.put(CONTENT);
        now = now.plus(RETENTION);

        assertThat(sweepAll()).isZero();
        assertThat(store.find(SHA256)).isPresent();
    }

    @Test
    void fileOfAnotherLengthIsReplaced() throws IOException {
        store.put(CONTENT);
        Files.writeString(file(), "torn");

        store.put(CONTENT);

        assertThat(Files.readAllBytes(file())).isEqualTo(CONTENT);
    }

    @Test
    void contentStaysForItsRetention() throws IOException {
        store.put(CONTENT);
        now = now.plus(RETENTION);

        assertThat(sweepAll()).isZero();
        assertThat(files()).hasSize(1);
    }

    @Test
    void contentGoesAfterItsRetention() throws IOException {
        store.put(CONTENT);
        now = now.plus(RETENTION).plusMillis(1);

        assertThat(sweepAll()).isOne();
        assertThat(files()).isEmpty();
    }

    @Test
    void contentWhoseTimeIsOverIsNotFoundEvenBeforeItIsRemoved() throws IOException {
        store.put(CONTENT);
        now = now.plus(RETENTION).plusMillis(1);

        assertThat(store.find(SHA256)).isEmpty();
    }

    @Test
    void filesThatAreNotTheStoresStay() throws IOException {
        store.put(CONTENT);
        Path foreign = Files.writeString(file().resolveSibling("README"), "not yours");
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.EPOCH));

        sweepAll();

        assertThat(foreign).exists();
    }

    @Test
    void whatAKilledProcessLeftHalfWrittenIsRemoved() throws IOException {
        store.put(CONTENT);
        Files.writeString(dir.resolve("half-written").resolve("123.tmp"), "{\"te");

        new ResultStore(dir, RETENTION, () -> now).clean();

        assertThat(files()).containsExactly(file());
    }

    @Test
    void storeThatNobodyHasUsedYetIsClean() throws IOException {
        store.clean();

        assertThat(dir).doesNotExist();
    }

    @Test
    void unwritableDirectoryIsAFailureUntilItIsRepaired() throws IOException {
        Files.writeString(temp.resolve("deep"), "a file where a directory should be");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.put(CONTENT));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.probe());

        Files.delete(temp.resolve("deep"));

        store.probe();
        assertThat(store.put(CONTENT)).isEqualTo(SHA256);
    }

    @Test
    void contentThatManyPutAtOnceIsThereOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> puts = IntStream.range(0, 64)
                    .<Callable<String>>mapToObj(i -> () -> store.put(CONTENT))
                    .toList();
            for (Future<String> put : threads.invokeAll(puts)) {
                assertThat(put.get()).isEqualTo(SHA256);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(files()).containsExactly(file());
    }
}
