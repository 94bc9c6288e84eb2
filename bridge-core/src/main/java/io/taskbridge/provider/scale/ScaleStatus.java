// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.scale;

/** The words of the backend; the API itself promises none of them. */
enum ScaleStatus {
    /** Waiting, waiting again after a retry, or unknown to the backend: it cannot tell these apart. */
    PENDING,
    STARTED,
    /** The task ended without raising; what the model answered may still be an error. */
    SUCCESS,
    FAILURE,
    TIMEOUT,
    /** A state that the backend has no word for: for a moment while a worker takes the task, for ever once it expired. */
    UNDEFINED
}
