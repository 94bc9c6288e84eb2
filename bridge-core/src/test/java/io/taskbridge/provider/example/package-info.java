// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** A provider that does not exist, for those who add one that does. */
@NullMarked
package io.taskbridge.provider.example;

import org.jspecify.annotations.NullMarked;
