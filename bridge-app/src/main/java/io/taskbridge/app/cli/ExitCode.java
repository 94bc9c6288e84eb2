// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

/** How every command ends. */
public final class ExitCode {
    public static final int FINE = 0;
    /** The configuration or the command line is wrong: the user must change something. */
    public static final int USAGE = 1;
    /** Something that is needed is not there or not reachable. */
    public static final int NOT_STARTED = 2;
    /** It ran, and an unrecoverable fault stopped it. */
    public static final int FAULT = 3;

    private ExitCode() {}
}
