// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.task.TaskState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From {@code at} on the provider says {@code providerStatus}, which should be read as {@code state}. */
public record Change(TaskState state, @Nullable String providerStatus, Instant at) {}
