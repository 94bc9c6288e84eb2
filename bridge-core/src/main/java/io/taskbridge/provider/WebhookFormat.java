// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

/** How a provider's webhooks are read. Pure, immutable, shared freely between threads. */
public interface WebhookFormat {
    /** Name of the HTTP header that carries the signature of the body. */
    String signatureHeader();

    /** What a webhook's body means. Total: there is a reading for any bytes, and it never throws. */
    WebhookReading read(byte[] body);
}
