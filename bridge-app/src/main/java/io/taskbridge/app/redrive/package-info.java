// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Sends rejected records again, once whatever was wrong with them or with the configuration is put right. */
@NullMarked
package io.taskbridge.app.redrive;

import org.jspecify.annotations.NullMarked;
