// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.vessl;

import io.taskbridge.provider.ProviderContractTest;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import java.util.Map;

class VesslContractTest extends ProviderContractTest {
    @Override
    protected ProviderKind kind() {
        return ProviderKind.VESSL;
    }

    @Override
    protected Map<String, Secret> credentials() {
        return Map.of("token", new Secret(KEY));
    }

    @Override
    protected String target() {
        return null;
    }

    @Override
    protected String statusField() {
        return "status";
    }

    @Override
    protected Map.Entry<String, String> authentication() {
        return Map.entry("Authorization", "Bearer " + KEY);
    }
}
