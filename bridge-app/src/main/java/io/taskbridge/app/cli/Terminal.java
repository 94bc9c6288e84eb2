// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import java.io.Console;

/** Who reads what a command prints. */
final class Terminal {
    private Terminal() {}

    /** Whether somebody sits at a terminal, rather than a file or another program at the end of a pipe. */
    @SuppressWarnings("SystemConsoleNull") // Of later versions it is asked what it is.
    static boolean attached() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there may be a console without a terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
