// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskbridge.app.CapturedLogs;
import io.taskbridge.app.metrics.SpoolMeters;
import io.taskbridge.task.TaskKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The spool's directory, on a real disk. */
class SpoolStoreTest {
    private static final long ROOM = 1 << 20;
    private static final String SECRET_PAYLOAD = "the-payload";

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    private Path parent;

    private Path dir;
    private SpoolStore store;

    @BeforeEach
    void open() {
        dir = parent.resolve("spool");
        store = open(ROOM);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void webhooksComeBackInTheOrderInWhichTheyWereWritten() throws IOException {
        assertThat(write("1", "2")).containsOnlyNulls();
        assertThat(write("3")).containsOnlyNulls();

        assertThat(ids(store.take(10))).containsExactly("1", "2", "3");
        assertThat(new String(store.take(1).get(0).webhook().value(), StandardCharsets.UTF_8))
                .isEqualTo(SECRET_PAYLOAD);
    }

    @Test
    void eachWebhookIsOneFileAndNothingElseIsLeft() throws IOException {
        write("1", "2", "3");

        assertThat(files()).containsExactly("000000000001.webhook", "000000000002.webhook", "000000000003.webhook");
    }

    @Test
    void settledWebhooksAreGoneFromTheDisk() throws IOException {
        write("1", "2");

        settle(store.take(10), Fate.DELIVERED, Fate.DELIVERED);

        assertThat(files()).isEmpty();
        assertThat(store.status()).isEqualTo(new SpoolStatus(0, 0, ROOM, null, 0, 0, null));
        assertThat(registry.get("taskbridge.spool.drained").counter().count()).isEqualTo(2);
    }

    @Test
    void fromTheFirstWebhookThatKafkaDidNotTakeAllStay() throws IOException {
        write("1", "2", "3");

        settle(store.take(10), Fate.DELIVERED, Fate.KEPT, Fate.DELIVERED);

        assertThat(ids(store.take(10))).containsExactly("2", "3");
    }

    @Test
    void webhooksOfOneTaskAreNotTakenTogether() throws IOException {
        write("1", "2", "1", "3");

        assertThat(ids(store.take(10))).containsExactly("1", "2");
    }

    @Test
    void nextRunFindsWhatWasLeftAndGoesOnAfterIt() throws IOException {
        write("1", "2", "3");
        settle(store.take(1), Fate.DELIVERED);

        reopen();
        write("4");

        assertThat(store.status().files()).isEqualTo(3);
        assertThat(store.status().oldestMillis()).isPositive();
        assertThat(ids(store.take(10))).containsExactly("2", "3", "4");
    }

    @Test
    void leftoversAreInOrderHoweverManyDigitsTheirNumbersHave() throws IOException {
        write("1", "2");
        Files.move(dir.resolve("000000000001.webhook"), dir.resolve("1000000000000.webhook"));

        reopen();
        write("3");

        assertThat(ids(store.take(10))).containsExactly("2", "1", "3");
    }

    @Test
    void whatWasNeverFinishedIsRemoved() throws IOException {
        write("1");
        Files.write(dir.resolve("incoming-0.tmp"), new byte[10]);

        reopen();

        assertThat(files()).containsExactly("000000000001.webhook");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 20, 1000})
    void tornFileIsSetAsideAndReportedAndTheRestGoesOn(int length) throws IOException {
        write("1", "2", "3");
        Path torn = dir.resolve("000000000002.webhook");
        Files.write(torn, Arrays.copyOf(Files.readAllBytes(torn), length));

        try (CapturedLogs logs = CapturedLogs.start()) {
            settle(store.take(10), Fate.DELIVERED);
            assertThat(ids(store.take(10))).containsExactly("3");

            assertThat(logs.ofTaskbridge(Level.ERROR))
                    .singleElement()
                    .asString()
                    .contains("000000000002.webhook")
                    .doesNotContain(SECRET_PAYLOAD);
        }
        assertThat(dir.resolve("torn/000000000002.webhook")).hasSize(length);
        assertThat(undelivered("torn")).isEqualTo(1);
        assertThat(store.status().torn()).isEqualTo(1);
        assertThat(store.status().files()).isEqualTo(1);
    }

    @Test
    void numberOfATornFileIsNeverGivenAgain() throws IOException {
        write("1");
        Files.write(dir.resolve("000000000001.webhook"), new byte[3]);
        assertThat(store.take(1)).isEmpty();

        reopen();
        write("2");

        assertThat(files()).containsExactly("000000000002.webhook");
    }

    @Test
    void foreignFilesAreSetAsideAndReplaceNothing() throws IOException {
        write("1");
        Files.writeString(dir.resolve("notes.txt"), "first");
        reopen();
        Files.writeString(dir.resolve("notes.txt"), "second");
        Files.createDirectory(dir.resolve("lost+found"));

        reopen();

        assertThat(files()).containsExactly("000000000001.webhook");
        assertThat(dir.resolve("torn/notes.txt")).hasContent("first");
        assertThat(dir.resolve("torn/notes.txt.2")).hasContent("second");
        assertThat(dir.resolve("lost+found")).isDirectory();
    }

    @Test
    void webhookThatKafkaRefusesIsSetAsideAndReported() throws IOException {
        write("1", "2");

        settle(store.take(10), Fate.REFUSED, Fate.DELIVERED);

        assertThat(dir.resolve("refused/000000000001.webhook")).exists();
        assertThat(undelivered("refused")).isEqualTo(1);
        assertThat(store.status().refused()).isEqualTo(1);
        assertThat(store.isEmpty()).isTrue();
    }

    @Test
    void fileThatSomebodyRemovedDoesNotHoldUpTheRest() throws IOException {
        write("1", "2");
        Files.delete(dir.resolve("000000000001.webhook"));

        assertThat(ids(store.take(10))).containsExactly("2");
        assertThat(undelivered("missing")).isEqualTo(1);
    }

    @Test
    void fileThatCannotBeSetAsideDoesNotHoldUpTheRest() throws IOException {
        write("1", "2");
        Files.write(dir.resolve("000000000001.webhook"), new byte[3]);
        Files.createFile(dir.resolve("torn"));

        assertThat(ids(store.take(10))).containsExactly("2");
    }

    @Test
    void whatExceedsTheRoomIsRefusedUntilThereIsRoomAgain() throws IOException {
        long one = SpoolFormat.fileBytes(webhook("1"));
        store.close();
        store = open(2 * one);

        List<SpoolException> outcomes = write("1", "2", "3");

        assertThat(outcomes.subList(0, 2)).containsOnlyNulls();
        assertThat(outcomes.get(2)).hasMessageContaining("spool.maxSize: " + 2 * one);
        assertThat(store.status().trouble()).contains("spool.maxSize");
        assertThat(files()).hasSize(2);
        settle(store.take(1), Fate.DELIVERED);
        assertThat(store.status().trouble()).isNull();
        assertThat(write("4")).containsOnlyNulls();
    }

    @Test
    void roomThatLeftoversTakeIsTaken() throws IOException {
        write("1", "2");
        store.close();

        store = open(2 * SpoolFormat.fileBytes(webhook("1")));

        assertThat(write("3")).doesNotContainNull();
    }

    @Test
    void directoryThatCannotBeWrittenFailsWebhooksAndIsTold() throws IOException {
        replaceDirectoryByAFile();

        assertThat(write("1", "2"))
                .allSatisfy(failure -> assertThat(failure).hasMessageContaining("spool.dir: " + dir));
        assertThat(store.status().trouble()).contains("spool.dir: " + dir);
        assertThat(store.status().files()).isZero();
        assertThat(registry.get("taskbridge.spool.write.failures").counter().count())
                .isEqualTo(2);
    }

    @Test
    void directoryThatCannotBeWrittenIsToldBeforeAWebhookComes() throws IOException {
        replaceDirectoryByAFile();
        store.check();
        assertThat(store.status().trouble()).contains("spool.dir: " + dir);

        Files.delete(dir);
        Files.createDirectory(dir);
        store.check();

        assertThat(store.status().trouble()).isNull();
    }

    @Test
    void webhooksAreNotGivenUpWhileTheDirectoryIsAway() throws IOException {
        write("1");
        Path away = Files.move(dir, parent.resolve("away"));
        assertThatThrownBy(() -> store.take(1)).isInstanceOf(IOException.class);

        Files.move(away, dir);

        assertThat(ids(store.take(1))).containsExactly("1");
    }

    @Test
    void secondBridgeHasAPlaceOfItsOwnInTheDirectory() throws IOException {
        write("1");

        try (SpoolStore second = open(ROOM)) {
            assertThat(second.isEmpty()).isTrue();
            second.write(List.of(webhook("2")));

            assertThat(dir.resolve("bridge-2/000000000001.webhook")).exists();
            assertThat(ids(store.take(10))).containsExactly("1");
        }
    }

    @Test
    void whatABridgeLeftInItsPlaceGoesOnWithTheNextOne() throws IOException {
        write("1");
        try (SpoolStore second = open(ROOM)) {
            second.write(List.of(webhook("2"), webhook("3")));
        }

        store.close();
        store = open(ROOM);

        assertThat(ids(store.take(10))).containsExactly("1", "2", "3");
        assertThat(dir.resolve("bridge-2/000000000001.webhook")).doesNotExist();
    }

    @Test
    void whatABridgeHoldsIsLeftToIt() throws IOException {
        try (SpoolStore second = open(ROOM)) {
            second.write(List.of(webhook("2")));

            store.close();
            store = open(ROOM);

            assertThat(store.isEmpty()).isTrue();
            assertThat(ids(second.take(10))).containsExactly("2");
        }
    }

    @Test
    void directoryWithoutAPlaceLeftIsRefused() throws IOException {
        List<SpoolStore> others = new ArrayList<>();
        try {
            for (int i = 2; i <= 16; i++) {
                others.add(open(ROOM));
            }

            assertThatThrownBy(() -> open(ROOM))
                    .isInstanceOf(SpoolException.class)
                    .hasMessageContaining("spool.dir: " + dir)
                    .hasMessageContaining("in use by 16 other bridges");
        } finally {
            for (SpoolStore other : others) {
                other.close();
            }
        }
    }

    @Test
    void fileInPlaceOfTheDirectoryIsRefused() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> SpoolStore.open(file, ROOM, new SpoolMeters(registry)))
                .isInstanceOf(SpoolException.class)
                .hasMessageContaining("spool.dir: " + file);
    }

    @Test
    void webhooksAreForTheBridgesEyesOnly() throws IOException {
        write("1");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("000000000001.webhook"))))
                .isEqualTo("rw-------");
    }

    private SpoolStore open(long room) {
        return SpoolStore.open(dir, room, new SpoolMeters(registry));
    }

    private void reopen() throws IOException {
        store.close();
        store = open(ROOM);
    }

    private void replaceDirectoryByAFile() throws IOException {
        Files.delete(dir.resolve(SpoolLock.FILE));
        Files.delete(dir);
        Files.createFile(dir);
    }

    private List<SpoolException> write(String... ids) {
        return store.write(Stream.of(ids).map(SpoolStoreTest::webhook).toList());
    }

    private void settle(List<Spooled> taken, Fate... fates) {
        store.settle(taken, List.of(fates));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(SpoolLock.FILE))
                    .sorted()
                    .toList();
        }
    }

    private double undelivered(String reason) {
        return registry.get("taskbridge.spool.undelivered")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static SpooledWebhook webhook(String id) {
        return new SpooledWebhook(new TaskKey("hooked", id), SECRET_PAYLOAD.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> ids(List<Spooled> taken) {
        return taken.stream().map(spooled -> spooled.webhook().key().id()).toList();
    }
}
