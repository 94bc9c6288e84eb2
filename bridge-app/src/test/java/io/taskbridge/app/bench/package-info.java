// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** How good and how fast the product is: each benchmark prints tables and leaves its figures in a file. */
@NullMarked
package io.taskbridge.app.bench;

import org.jspecify.annotations.NullMarked;
