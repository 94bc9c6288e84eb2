// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import java.util.Map;

/**
 * What one provider has seen of its pollers.
 *
 * @param answers how many answers by HTTP status; 0 stands for a connection closed without one
 * @param mostInOneSecond the most requests in any second, wherever it begins
 */
public record ProviderTruth(long requests, Map<Integer, Long> answers, int mostInOneSecond) {}
