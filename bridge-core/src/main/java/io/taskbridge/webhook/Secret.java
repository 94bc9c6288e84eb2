// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A credential. Its value leaves this object only where a caller asks for it by name, never by printing it. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("must not be blank");
        }
        this.value = value;
    }

    /** The value itself, to be sent or to key a signature; never to be logged. */
    public String reveal() {
        return value;
    }

    /** Compares in a time that does not depend on where the two differ. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
