// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import java.nio.file.Path;

/** A kept output, as found a moment ago. */
public record ResultFile(Path path, long bytes) {}
