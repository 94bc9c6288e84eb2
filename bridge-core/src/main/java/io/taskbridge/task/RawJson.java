// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

/**
 * A JSON value as it was written: it passes through the bridge, and nobody looks into it. Two of them are equal if they
 * are written alike.
 *
 * @param text well-formed, and on one line, so that whatever holds it can be
 */
public record RawJson(String text) {
    public boolean isNull() {
        return text.equals("null");
    }
}
