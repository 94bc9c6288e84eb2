// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import java.time.Duration;

/**
 * What the page must know of a source as it is configured.
 *
 * @param provider the provider's word
 * @param webhooks whether webhooks are expected from it
 * @param maxInterval for which no task should be left alone
 */
public record WatchedSource(String name, String provider, boolean webhooks, Duration maxInterval) {}
