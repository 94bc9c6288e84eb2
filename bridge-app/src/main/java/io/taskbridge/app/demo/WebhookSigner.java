// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.webhook.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Baseten does; on purpose not with the code that verifies. Thread-safe. */
record WebhookSigner(List<Secret> secrets) {
    /** The value of {@code X-BASETEN-SIGNATURE}: one item for each secret. */
    String sign(byte[] body) {
        return secrets.stream().map(secret -> "v1=" + hmac(secret, body)).collect(Collectors.joining(","));
    }

    private static String hmac(Secret secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
