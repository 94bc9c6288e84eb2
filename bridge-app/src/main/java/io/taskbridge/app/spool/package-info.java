// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Webhooks on disk: what Kafka does not take in time waits here, and goes on to Kafka in order. */
@NullMarked
package io.taskbridge.app.spool;

import org.jspecify.annotations.NullMarked;
