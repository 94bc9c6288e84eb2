// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import io.taskbridge.provider.ProviderContractTest;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import java.util.Map;

class BasetenContractTest extends ProviderContractTest {
    BasetenContractTest() {
        super(
                ProviderKind.BASETEN,
                Map.of("apiKey", new Secret(KEY)),
                null,
                "status",
                Map.entry("Authorization", "Api-Key " + KEY));
    }
}
