// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import io.taskbridge.app.BasetenWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Webhooks as they go over the wire, each of a task of its own, written and signed before they are needed so that the
 * load costs the machine little more than sending it. Immutable.
 */
final class SignedRequests {
    static final String SECRET = "whsec_abcdefghijABCDEFGHIJ0123456789abcdefghij";
    static final int BODY_BYTES = 1_200;

    private static final String FILLER = "All work and no play makes a benchmark a dull thing. ".repeat(24);

    private final byte[][] requests;

    private SignedRequests(byte[][] requests) {
        this.requests = requests;
    }

    /** Of tasks {@code prefix-0} and so on, sent now. */
    static SignedRequests of(String prefix, int count, String path) {
        byte[][] requests = new byte[count][];
        Instant now = Instant.now();
        for (int i = 0; i < count; i++) {
            byte[] body = body(prefix + "-" + i, now);
            requests[i] = request(path, body);
        }
        return new SignedRequests(requests);
    }

    private static byte[] body(String id, Instant time) {
        String start = "{\"request_id\":\"" + id + "\",\"model_id\":\"m7x2q9kd\",\"deployment_id\":\"d4w8zpl1\","
                + "\"type\":\"async_request_completed\",\"time\":\"" + time + "\",\"data\":{\"text\":\"";
        String end = "\"},\"errors\":[]}";
        return (start + FILLER.substring(0, BODY_BYTES - start.length() - end.length()) + end)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] request(String path, byte[] body) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + BasetenWebhook.SIGNATURE + ": " + BasetenWebhook.sign(SECRET, body) + "\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        return (head + new String(body, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);
    }

    int count() {
        return requests.length;
    }

    /** Begins anew when all have been sent: what is sent again is absorbed. */
    byte[] get(long index) {
        return requests[(int) (index % requests.length)];
    }
}
