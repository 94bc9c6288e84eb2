// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

/** What becomes of a webhook that Kafka does not take. */
public enum OnKafkaDown {
    /** Written to disk and accepted. */
    SPOOL,
    /** Refused with 503, for the provider to try again. */
    REJECT
}
