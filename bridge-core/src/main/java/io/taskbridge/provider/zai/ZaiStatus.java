// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.zai;

/** What the answer says about a task. There is no word for waiting, so none is made up. */
enum ZaiStatus {
    PROCESSING,
    SUCCESS,
    FAIL
}
