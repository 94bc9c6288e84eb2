// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.scale;

import io.taskbridge.provider.ProviderContractTest;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.provider.Reading.Kind;
import io.taskbridge.webhook.Secret;
import java.util.Map;

class ScaleContractTest extends ProviderContractTest {
    ScaleContractTest() {
        super(
                ProviderKind.SCALE,
                Map.of("apiKey", new Secret(KEY), "accountId", new Secret("acc-" + KEY)),
                "m-1",
                "status",
                Map.entry("x-api-key", KEY));
    }

    @Override
    protected Kind meaningOfUnprocessable() {
        return Kind.NOT_FOUND;
    }
}
