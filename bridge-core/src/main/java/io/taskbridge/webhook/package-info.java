// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Whether a webhook is authentic. */
@NullMarked
package io.taskbridge.webhook;

import org.jspecify.annotations.NullMarked;
