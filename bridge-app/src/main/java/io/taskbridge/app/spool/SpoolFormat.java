// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.taskbridge.task.TaskKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * How a webhook is written in a file: {@code TBW} and a version, the lengths of key and value, a CRC-32C of all the
 * rest, key, value. A file that was cut off, changed or written by somebody else is told from a whole one. Pure.
 */
final class SpoolFormat {
    /** What precedes the key. */
    static final int HEADER_BYTES = 16;

    private static final int MAGIC = 'T' << 16 | 'B' << 8 | 'W';
    private static final int VERSION = 1;
    private static final int CHECKSUM_AT = 12;

    private SpoolFormat() {}

    /** How large the webhook's file is. */
    static long fileBytes(SpooledWebhook webhook) {
        return (long) HEADER_BYTES + webhook.key().bytes().length + webhook.value().length;
    }

    static byte[] encode(SpooledWebhook webhook) {
        byte[] key = webhook.key().bytes();
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + key.length + webhook.value().length);
        file.putInt(MAGIC << 8 | VERSION);
        file.putInt(key.length).putInt(webhook.value().length);
        file.putInt(0).put(key).put(webhook.value());
        file.putInt(CHECKSUM_AT, checksum(file.array()));
        return file.array();
    }

    /** The size that the file must have, going by its first {@value #HEADER_BYTES} bytes. */
    static long announcedBytes(byte[] start) throws TornFileException {
        if (start.length < HEADER_BYTES) {
            throw new TornFileException("has no whole header");
        }
        ByteBuffer header = ByteBuffer.wrap(start);
        int word = header.getInt();
        if (word >>> 8 != MAGIC) {
            throw new TornFileException("does not begin as a spooled webhook");
        }
        if ((word & 0xff) != VERSION) {
            throw new TornFileException("has format version " + (word & 0xff) + " instead of " + VERSION);
        }
        int key = header.getInt();
        int value = header.getInt();
        if (key < 0 || value < 0) {
            throw new TornFileException("announces a negative length");
        }
        return (long) HEADER_BYTES + key + value;
    }

    static SpooledWebhook decode(byte[] file) throws TornFileException {
        long announced = announcedBytes(file);
        if (announced != file.length) {
            throw new TornFileException("has " + file.length + " bytes instead of " + announced);
        }
        ByteBuffer content = ByteBuffer.wrap(file).position(4);
        byte[] key = new byte[content.getInt()];
        byte[] value = new byte[content.getInt()];
        if (content.getInt() != checksum(file)) {
            throw new TornFileException("does not match its checksum");
        }
        content.get(key).get(value);
        return new SpooledWebhook(key(key), value);
    }

    private static TaskKey key(byte[] bytes) throws TornFileException {
        try {
            return TaskKey.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new TornFileException("holds no task's key");
        }
    }

    /** Of everything but itself. */
    private static int checksum(byte[] file) {
        CRC32C checksum = new CRC32C();
        checksum.update(file, 0, CHECKSUM_AT);
        checksum.update(file, HEADER_BYTES, file.length - HEADER_BYTES);
        return (int) checksum.getValue();
    }
}
