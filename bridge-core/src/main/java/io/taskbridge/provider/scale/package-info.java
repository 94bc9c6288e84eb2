// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Scale GP: a model server's asynchronous tasks, with the words of the Celery backend behind them. */
@NullMarked
package io.taskbridge.provider.scale;

import org.jspecify.annotations.NullMarked;
