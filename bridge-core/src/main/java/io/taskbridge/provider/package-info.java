// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** How each provider's status API is asked and read. Pure: requests are described, replies are interpreted. */
@NullMarked
package io.taskbridge.provider;

import org.jspecify.annotations.NullMarked;
