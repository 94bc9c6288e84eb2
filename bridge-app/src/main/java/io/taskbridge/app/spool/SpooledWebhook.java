// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.taskbridge.task.TaskKey;

/** A record for the inbox that waits on disk. Its payload shows in no text. */
record SpooledWebhook(TaskKey key, byte[] value) {
    @Override
    public String toString() {
        return "SpooledWebhook[" + key + ", " + value.length + " bytes]";
    }
}
