// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

/**
 * What a Kafka record has room for, measured by what an event says of a report.
 *
 * @param surely up to so many bytes the event fits as well, however much its task was registered with
 * @param most no record takes more
 */
public record RecordRoom(int surely, int most) {
    /** Room for saying where a copy is kept. */
    private static final int REFERENCE = 4 << 10;

    boolean surelyHolds(long bytes) {
        return bytes <= surely;
    }

    boolean mayHold(long bytes) {
        return bytes <= most - REFERENCE;
    }
}
