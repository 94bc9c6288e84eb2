// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.task.TaskKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolFormatTest {
    private static final byte[] FILE = SpoolFormat.encode(
            new SpooledWebhook(new TaskKey("hooked", "caf\u00e9/1"), bytes("{\"type\":\"webhook\"}")));

    @Test
    void wholeFileIsReadAsItWasWritten() throws TornFileException {
        SpooledWebhook webhook = SpoolFormat.decode(FILE);

        assertThat(webhook.key()).isEqualTo(new TaskKey("hooked", "caf\u00e9/1"));
        assertThat(webhook.value()).isEqualTo(bytes("{\"type\":\"webhook\"}"));
    }

    @Test
    void sizeIsKnownBeforeItIsWritten() throws TornFileException {
        assertThat(SpoolFormat.fileBytes(SpoolFormat.decode(FILE))).isEqualTo(FILE.length);
        assertThat(SpoolFormat.announcedBytes(Arrays.copyOf(FILE, SpoolFormat.HEADER_BYTES)))
                .isEqualTo(FILE.length);
    }

    @Test
    void formatOfThisVersionStaysReadable() throws TornFileException {
        byte[] key = bytes("s/1");
        byte[] value = bytes("v");
        ByteBuffer file = ByteBuffer.allocate(20).put(bytes("TBW")).put((byte) 1);
        file.putInt(key.length).putInt(value.length).putInt(0).put(key).put(value);
        CRC32C checksum = new CRC32C();
        checksum.update(file.array(), 0, 12);
        checksum.update(file.array(), 16, 4);
        file.putInt(12, (int) checksum.getValue());

        assertThat(SpoolFormat.decode(file.array()).key()).isEqualTo(new TaskKey("s", "1"));
    }

    @Test
    void fileThatWasCutOffAnywhereIsTorn() {
        for (int length = 0; length < FILE.length; length++) {
            assertTorn(Arrays.copyOf(FILE, length));
        }
    }

    @Test
    void fileWithAnyBitFlippedIsTorn() {
        for (int bit = 0; bit < 8 * FILE.length; bit++) {
            byte[] flipped = FILE.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertTorn(flipped);
        }
    }

    @Test
    void fileWithAnyPartOfZerosIsTorn() {
        for (int from = 0; from < FILE.length; from++) {
            byte[] zeroed = FILE.clone();
            Arrays.fill(zeroed, from, FILE.length, (byte) 0);
            assertTorn(zeroed);
        }
    }

    @Test
    void fileThatGrewIsTorn() {
        assertTorn(Arrays.copyOf(FILE, FILE.length + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"type\":\"track\"}",
                "TBW\u0001",
                "TBW\u0001\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f0000"
            })
    void foreignFileIsTorn(String content) {
        assertTorn(bytes(content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-slash", "/1", "s/", "s/\u0000"})
    void whatIsNoKeyIsTornEvenIfItsChecksumIsGood(String key) {
        assertTorn(forged(bytes(key)));
    }

    @Test
    void keyThatIsNoTextIsTorn() {
        assertTorn(forged(new byte[] {'s', '/', (byte) 0xe9}));
    }

    @Test
    void textOfAWebhookHoldsNoPayload() throws TornFileException {
        assertThat(SpoolFormat.decode(FILE).toString()).doesNotContain("webhook\"");
    }

    private static byte[] forged(byte[] key) {
        byte[] file = SpoolFormat.encode(new SpooledWebhook(new TaskKey("s", "i".repeat(key.length)), new byte[0]));
        ByteBuffer forged = ByteBuffer.allocate(SpoolFormat.HEADER_BYTES + key.length)
                .put(file, 0, 4)
                .putInt(key.length)
                .putInt(0)
                .putInt(0)
                .put(key);
        CRC32C checksum = new CRC32C();
        checksum.update(forged.array(), 0, 12);
        checksum.update(key);
        return forged.putInt(12, (int) checksum.getValue()).array();
    }

    private static void assertTorn(byte[] file) {
        assertThatThrownBy(() -> SpoolFormat.decode(file)).isInstanceOf(TornFileException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
