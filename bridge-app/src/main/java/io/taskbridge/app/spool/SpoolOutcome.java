// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

/** What became of a webhook that was handed to the spool. */
enum SpoolOutcome {
    /** It is on disk and survives a power cut. */
    WRITTEN,
    /** It was not written, because nothing waited there any more: Kafka takes webhooks again. */
    NOT_NEEDED
}
