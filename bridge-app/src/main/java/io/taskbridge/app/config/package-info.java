// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The configuration: one strict YAML file, read into immutable records or refused with everything that is wrong. */
@NullMarked
package io.taskbridge.app.config;

import org.jspecify.annotations.NullMarked;
