// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

/** Kafka will not take the record as it is, however often it is sent. */
public final class RecordRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RecordRefusedException(Throwable cause) {
        super(cause.toString(), cause);
    }
}
