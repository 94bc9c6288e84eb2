// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.Durations;
import java.time.Instant;

/** How long the tasks of a target take, as some owner of the shard has learned and written it. */
public record Learned(TargetKey key, Durations durations, Instant writtenAt) {}
