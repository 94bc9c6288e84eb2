// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Registers one task at a running bridge. */
@Command(name = "track", description = "Registers a task at a running bridge.")
public final class TrackCommand implements Callable<Integer> {
    static final String TOKEN_VARIABLE = "BRIDGE_API_TOKEN";

    private final Function<String, @Nullable String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--source", required = true, paramLabel = "S", description = "The source's name.")
    private String source = "";

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The id that the provider gave the task.")
    private String id = "";

    @Option(names = "--target", paramLabel = "T", description = "What the task runs on: model:abc.")
    private @Nullable String target;

    @Option(names = "--label", paramLabel = "k=v", description = "Handed through to every event; repeatable.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "Where the bridge is [${DEFAULT-VALUE}].")
    private String url = "";

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "The API token; better given as the environment variable " + TOKEN_VARIABLE + ".")
    private @Nullable String token;

    public TrackCommand(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        String secret = token != null ? token : environment.apply(TOKEN_VARIABLE);
        for (JsonNode tracked : new BridgeApi(url, secret).track(task())) {
            String line =
                    tracked.path("key").asText() + "  " + tracked.path("url").asText();
            spec.commandLine().getOut().println(Printable.of(line));
        }
        return ExitCode.FINE;
    }

    private ObjectNode task() {
        ObjectNode task = Json.mapper().createObjectNode().put("source", source).put("id", id);
        if (target != null) {
            task.put("target", target);
        }
        if (!labels.isEmpty()) {
            ObjectNode fields = task.putObject("labels");
            labels.forEach(fields::put);
        }
        return task;
    }
}
