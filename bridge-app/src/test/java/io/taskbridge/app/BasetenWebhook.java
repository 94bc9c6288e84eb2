// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as Baseten would send them, written and signed without the bridge's own code. */
public final class BasetenWebhook {
    public static final String SIGNATURE = "X-BASETEN-SIGNATURE";

    private static final String TYPE = "async_request_completed";

    private BasetenWebhook() {}

    /** A success, sent now. */
    public static String completed(String id, String output) {
        return body(id, TYPE, Instant.now(), output, "[]");
    }

    /** A failure, sent now. */
    public static String failed(String id, String errors) {
        return body(id, TYPE, Instant.now(), "null", errors);
    }

    /** A success, sent at some other time. */
    public static String completedAt(String id, Instant time) {
        return body(id, TYPE, time, "{\"text\":\"hi\"}", "[]");
    }

    public static String ofType(String id, String type) {
        return body(id, type, Instant.now(), "{}", "[]");
    }

    private static String body(String id, String type, Instant time, String data, String errors) {
        return "{\"request_id\":\"" + id + "\",\"model_id\":\"m7x2q9kd\",\"deployment_id\":\"d4w8zpl1\",\"type\":\""
                + type + "\",\"time\":\"" + time + "\",\"data\":" + data + ",\"errors\":" + errors + "}";
    }

    /** The value of the signature header. */
    public static String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static String sign(String secret, String body) {
        return sign(secret, body.getBytes(StandardCharsets.UTF_8));
    }
}
