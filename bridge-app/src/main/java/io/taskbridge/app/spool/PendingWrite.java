// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/** A webhook on its way to the disk, and who waits for it. Thread-safe. */
final class PendingWrite {
    private final SpooledWebhook webhook;
    private final boolean joining;
    private final Promise<SpoolOutcome> promise = Promise.promise();

    private PendingWrite(SpooledWebhook webhook, boolean joining) {
        this.webhook = webhook;
        this.joining = joining;
    }

    /** Of a webhook that Kafka did not take. */
    static PendingWrite needed(SpooledWebhook webhook) {
        return new PendingWrite(webhook, false);
    }

    /** Of a webhook that Kafka was not asked about, because others wait in the spool. */
    static PendingWrite joining(SpooledWebhook webhook) {
        return new PendingWrite(webhook, true);
    }

    SpooledWebhook webhook() {
        return webhook;
    }

    /** Whether it need not be written if nothing is there that it could overtake. */
    boolean isJoining() {
        return joining;
    }

    /** Whether nobody waits for it any more. */
    boolean isOver() {
        return promise.future().isComplete();
    }

    void done(SpoolOutcome outcome) {
        promise.tryComplete(outcome);
    }

    void failed(Throwable failure) {
        promise.tryFail(failure);
    }

    Future<SpoolOutcome> future() {
        return promise.future();
    }
}
