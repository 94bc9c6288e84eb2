// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import io.taskbridge.task.Durations;

/** Learned durations as a compacted topic keeps them. Private to bridges; golden files hold their form. */
public final class DurationsJson {
    /** Several times what the most that can be learned of a target takes. */
    private static final int MAX_BYTES = 256 * 1024;

    private DurationsJson() {}

    public static byte[] encode(Durations durations) {
        return RecordMapper.write(durations);
    }

    /**
     * @throws InvalidRecordException if the bytes are no durations
     */
    public static Durations decode(byte[] bytes) throws InvalidRecordException {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidRecordException("must not be longer than " + MAX_BYTES + " bytes");
        }
        return RecordMapper.read(bytes, Durations.class);
    }
}
