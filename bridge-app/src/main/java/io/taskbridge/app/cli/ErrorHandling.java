// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import io.taskbridge.app.config.ConfigException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What users see of errors: the problem, never a stack trace, and the exit code of the contract. */
public final class ErrorHandling {
    private static final Logger log = LoggerFactory.getLogger(ErrorHandling.class);

    private ErrorHandling() {}

    public static CommandLine install(CommandLine commands) {
        return commands.setExpandAtFiles(false)
                .setParameterExceptionHandler(ErrorHandling::usageError)
                .setExecutionExceptionHandler(ErrorHandling::failure);
    }

    private static int usageError(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(problem.getMessage());
        if (problem instanceof UnmatchedArgumentException) {
            UnmatchedArgumentException.printSuggestions(problem, err);
        } else if (!command.getUnmatchedArguments().isEmpty()) {
            // A misspelt option is most often why the right one is missing.
            err.println("Unknown here: " + command.getUnmatchedArguments().get(0));
        }
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static int failure(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof ConfigException refused) {
            refused.problems().forEach(err::println);
            return ExitCode.USAGE;
        }
        if (failure instanceof CommandFailure known) {
            err.println(known.getMessage());
            return known.exitCode();
        }
        log.debug("Command failed", failure);
        err.println("Unexpected fault: " + failure);
        return ExitCode.FAULT;
    }
}
