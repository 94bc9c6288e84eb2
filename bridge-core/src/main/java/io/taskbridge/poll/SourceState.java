// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/** How a source is doing, in the words of the health report. */
public enum SourceState {
    OK,
    /** It says that it is asked too often, or that a quota is used up. */
    THROTTLED,
    /** It refuses our credentials or our account; an operator must act. */
    UNAUTHORIZED,
    /** It does not answer, or not in a way that can be read. */
    UNREACHABLE
}
