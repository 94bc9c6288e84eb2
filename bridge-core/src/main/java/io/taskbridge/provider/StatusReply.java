// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

/** What came back: the HTTP status and the whole body, unread. */
public record StatusReply(int status, byte[] body) {}
