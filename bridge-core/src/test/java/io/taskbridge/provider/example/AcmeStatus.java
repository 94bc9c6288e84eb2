// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.example;

/** What Acme says about a job. */
enum AcmeStatus {
    WAITING,
    WORKING,
    DONE,
    BROKEN
}
