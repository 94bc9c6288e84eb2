// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import io.taskbridge.provider.ProviderContractTest;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import java.util.Map;

class BasetenContractTest extends ProviderContractTest {
    @Override
    protected ProviderKind kind() {
        return ProviderKind.BASETEN;
    }

    @Override
    protected Map<String, Secret> credentials() {
        return Map.of("apiKey", new Secret(KEY));
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
        return Map.entry("Authorization", "Api-Key " + KEY);
    }
}
