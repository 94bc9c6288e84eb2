// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import java.util.Map;

/**
 * The one request that asks a provider for a task's status: always a GET, redirects never followed.
 *
 * @param url absolute, percent-encoded, built from configuration and the task's identity alone
 * @param headers credentials among them, so never printed
 */
public record StatusRequest(String url, Map<String, String> headers) {
    public StatusRequest {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "GET " + url;
    }
}
