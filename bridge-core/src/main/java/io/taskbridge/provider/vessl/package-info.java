// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** VESSL: a service's asynchronous requests, answered together with the output. */
@NullMarked
package io.taskbridge.provider.vessl;

import org.jspecify.annotations.NullMarked;
