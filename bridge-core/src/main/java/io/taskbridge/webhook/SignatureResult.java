// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.webhook;

/** What became of a webhook's signature. Only VALID makes its body worth reading. */
public enum SignatureResult {
    VALID,
    /** No signature came with it: the sender may have no secret set up. */
    MISSING,
    /** None that could be compared. */
    MALFORMED,
    /** Made with another secret, or over another body. */
    WRONG
}
