// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret, ready to sign: HMAC-SHA256 over the raw body, keyed with the UTF-8 bytes of the whole secret, any
 * {@code whsec_} in front included. Shared freely between threads, of which each keeps its own working state.
 */
public final class SignatureKey {
    static final String VERSION = "v1";
    static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /** A keyed one for each thread: copying a shared one would cost as much again as the digest of a webhook. */
    private final ThreadLocal<Mac> macs;

    public SignatureKey(Secret secret) {
        SecretKeySpec key = new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        macs = ThreadLocal.withInitial(() -> keyed(key));
    }

    /** The signature as a header carries it: {@code v1=<hex>}. While secrets rotate, such items are joined by commas. */
    public String sign(byte[] body) {
        return VERSION + "=" + HexFormat.of().formatHex(digest(body));
    }

    byte[] digest(byte[] body) {
        return macs.get().doFinal(body);
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}
