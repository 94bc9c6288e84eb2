// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

/** What became of a spooled webhook that was sent to Kafka. */
enum Fate {
    DELIVERED,
    /** Kafka will never have it. */
    REFUSED,
    /** Not acknowledged, so it stays. */
    KEPT
}
