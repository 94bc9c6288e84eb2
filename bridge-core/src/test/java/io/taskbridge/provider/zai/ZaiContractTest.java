// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.zai;

import io.taskbridge.provider.ProviderContractTest;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import java.util.Map;

class ZaiContractTest extends ProviderContractTest {
    ZaiContractTest() {
        super(
                ProviderKind.ZAI,
                Map.of("apiKey", new Secret(KEY)),
                null,
                "task_status",
                Map.entry("Authorization", "Bearer " + KEY));
    }
}
