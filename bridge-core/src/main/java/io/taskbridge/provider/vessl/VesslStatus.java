// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.vessl;

/** What the output endpoint says about a request. */
enum VesslStatus {
    PENDING,
    IN_PROGRESS,
    /** The service answered with a 2xx. */
    COMPLETED,
    /** The service answered with anything else, or VESSL itself failed. */
    FAILED
}
