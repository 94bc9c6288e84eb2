// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.scale;

import io.taskbridge.provider.ProviderContractTest;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import java.util.Map;

class ScaleContractTest extends ProviderContractTest {
    @Override
    protected ProviderKind kind() {
        return ProviderKind.SCALE;
    }

    @Override
    protected Map<String, Secret> credentials() {
        return Map.of("apiKey", new Secret(KEY), "accountId", new Secret("acc-" + KEY));
    }

    @Override
    protected String target() {
        return "m-1";
    }

    @Override
    protected String statusField() {
        return "status";
    }

    @Override
    protected Map.Entry<String, String> authentication() {
        return Map.entry("x-api-key", KEY);
    }
}
