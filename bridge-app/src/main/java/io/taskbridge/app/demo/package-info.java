// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** The providers' clouds, simulated exactly enough to develop, demonstrate and test against, with the truth on record. */
@NullMarked
package io.taskbridge.app.demo;

import org.jspecify.annotations.NullMarked;
