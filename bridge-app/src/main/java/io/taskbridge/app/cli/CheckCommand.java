// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.ConfigException;
import io.taskbridge.app.config.ConfigYaml;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a configuration is good, and what it comes to. */
@Command(
        name = "check",
        description = "Validates a configuration and prints what it comes to, secrets hidden. Connects to nothing.")
public final class CheckCommand implements Callable<Integer> {
    private final Function<String, @Nullable String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration, YAML.")
    private Path config = Path.of("");

    public CheckCommand(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException {
        BridgeConfig read = BridgeConfig.load(config, environment);
        spec.commandLine().getOut().print(ConfigYaml.write(read));
        spec.commandLine().getOut().flush();
        return ExitCode.FINE;
    }
}
