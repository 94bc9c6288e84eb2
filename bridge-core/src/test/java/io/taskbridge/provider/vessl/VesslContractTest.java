// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.vessl;

import io.taskbridge.provider.ProviderContractTest;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import java.util.Map;

class VesslContractTest extends ProviderContractTest {
    VesslContractTest() {
        super(
                ProviderKind.VESSL,
                Map.of("token", new Secret(KEY)),
                null,
                "status",
                Map.entry("Authorization", "Bearer " + KEY));
    }
}
