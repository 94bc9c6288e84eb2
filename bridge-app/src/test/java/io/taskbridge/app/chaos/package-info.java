// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The proof that nothing is lost and nothing published twice, whoever dies: real processes, planned faults, a referee. */
@NullMarked
package io.taskbridge.app.chaos;

import org.jspecify.annotations.NullMarked;
