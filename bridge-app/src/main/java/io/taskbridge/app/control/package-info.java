// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** What an operator tells all bridges of the group: which sources are to be left alone. */
@NullMarked
package io.taskbridge.app.control;

import org.jspecify.annotations.NullMarked;
