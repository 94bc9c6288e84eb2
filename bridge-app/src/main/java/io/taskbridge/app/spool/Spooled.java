// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

/** A webhook as read from its file. */
record Spooled(long number, SpooledWebhook webhook) {}
