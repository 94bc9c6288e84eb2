// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The public port: webhooks and the tasks API. */
@NullMarked
package io.taskbridge.app.http;

import org.jspecify.annotations.NullMarked;
