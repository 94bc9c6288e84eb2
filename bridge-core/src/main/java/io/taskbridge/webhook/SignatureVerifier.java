// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.webhook;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a body was signed with one of our secrets. Any item of the header may match any secret, so that either side
 * may rotate first. Shared freely between threads.
 */
public final class SignatureVerifier {
    private final List<SignatureKey> keys;

    public SignatureVerifier(Collection<Secret> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("secrets: must have at least one");
        }
        keys = secrets.stream().map(SignatureKey::new).toList();
    }

    /**
     * @param header value of the signature header, null if there is none
     * @param body the bytes exactly as they were received
     */
    public SignatureResult verify(@Nullable String header, byte[] body) {
        if (header == null || header.isBlank()) {
            return SignatureResult.MISSING;
        }
        List<byte[]> signatures = SignatureHeader.signatures(header);
        if (signatures.isEmpty()) {
            return SignatureResult.MALFORMED;
        }
        for (SignatureKey key : keys) {
            byte[] expected = key.digest(body);
            for (byte[] signature : signatures) {
                // Takes the same time wherever the two differ.
                if (MessageDigest.isEqual(expected, signature)) {
                    return SignatureResult.VALID;
                }
            }
        }
        return SignatureResult.WRONG;
    }
}
