// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Baseten: models and chains. The one provider that calls back, and the only one whose polls carry no output. */
@NullMarked
package io.taskbridge.provider.baseten;

import org.jspecify.annotations.NullMarked;
