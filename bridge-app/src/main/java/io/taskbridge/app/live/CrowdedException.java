// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

/** As many listen already as this bridge has room for. */
public final class CrowdedException extends Exception {
    CrowdedException() {
        super("too many listen already", null, false, false);
    }
}
