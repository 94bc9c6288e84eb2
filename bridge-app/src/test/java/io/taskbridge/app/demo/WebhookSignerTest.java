// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.webhook.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {
    private static final Secret ONE = new Secret("whsec_abcdefghijABCDEFGHIJ0123456789abcdefghij");
    private static final Secret OTHER = new Secret("whsec_" + "Z".repeat(40));
    private static final byte[] BODY =
            ("{\"request_id\":\"0f3a9c52d1e84b7796a1c0d2e3f45678\",\"model_id\":\"m7x2q9kd\","
                            + "\"deployment_id\":\"d4w8zpl1\",\"type\":\"async_request_completed\","
                            + "\"time\":\"2026-01-15T10:20:30.123456Z\",\"data\":{\"text\":\"caf\u00e9\"},\"errors\":[]}")
                    .getBytes(StandardCharsets.UTF_8);
    private static final String BY_ONE = "v1=76b20e71ce56b1d81918370f30ffa9b62db8328b01c069cb55e8e6a5d5f81acd";
    private static final String BY_OTHER = "v1=d6ec97dc62beed219ac9e1f1d12651f10a8e96d864c810063912f9b226808596";

    @Test
    void signsTheBytesWithTheWholeSecret() {
        assertThat(new WebhookSigner(List.of(ONE)).sign(BODY)).isEqualTo(BY_ONE);
    }

    @Test
    void signsWithEverySecretInTheirOrder() {
        assertThat(new WebhookSigner(List.of(OTHER, ONE)).sign(BODY)).isEqualTo(BY_OTHER + "," + BY_ONE);
    }
}
