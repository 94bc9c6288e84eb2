// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.example;

import io.taskbridge.provider.BaseUrl;
import io.taskbridge.provider.ProviderContractTest;
import io.taskbridge.webhook.Secret;
import java.util.Map;

class AcmeContractTest extends ProviderContractTest {
    AcmeContractTest() {
        super(
                "acme",
                (baseUrl, credentials) -> new AcmeProvider(BaseUrl.parse(baseUrl), credentials.get("apiKey")),
                Map.of("apiKey", new Secret(KEY)),
                null,
                "state",
                Map.entry("Authorization", "Bearer " + KEY));
    }
}
