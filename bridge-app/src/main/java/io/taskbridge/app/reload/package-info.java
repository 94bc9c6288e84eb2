// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Notices that a file has changed while the bridge runs, and takes over what can be. */
@NullMarked
package io.taskbridge.app.reload;

import org.jspecify.annotations.NullMarked;
