// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.jmh;

import io.taskbridge.webhook.Secret;
import io.taskbridge.webhook.SignatureResult;
import io.taskbridge.webhook.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The check of a webhook's signature. */
@State(Scope.Thread)
public class Signature {
    private static final String SECRET = "whsec_0123456789abcdef0123456789abcdef";

    @Param({"500", "65536"})
    public int bodyBytes;

    private final SignatureVerifier verifier = new SignatureVerifier(List.of(new Secret(SECRET)));
    private byte[] body = {};
    private String header = "";

    @Setup(Level.Trial)
    public void sign() throws GeneralSecurityException {
        body = "x".repeat(bodyBytes).getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        header = "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        if (!check().equals(SignatureResult.VALID)) {
            throw new IllegalStateException("the signature is not what it should be");
        }
    }

    @Benchmark
    public SignatureResult check() {
        return verifier.verify(header, body);
    }
}
