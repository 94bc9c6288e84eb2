// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.codec.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the folder {@code docker} holds. */
public final class DockerFiles {
    static final Path ROOT = Path.of("..");
    static final Path DIR = ROOT.resolve("docker");

    private DockerFiles() {}

    static String text(String file) {
        try {
            return Files.readString(DIR.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One document of YAML. */
    static JsonNode yaml(String file) {
        return Json.mapper().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file)));
    }

    /** The arguments of all instructions of a kind in the Dockerfile, in order. */
    static List<String> instructions(String kind) {
        String joined = text("Dockerfile").replaceAll("(?m)^#.*\\n", "").replaceAll("\\\\\\n\\s*", " ");
        Matcher found = Pattern.compile("(?m)^" + kind + " (.*)$").matcher(joined);
        List<String> arguments = new ArrayList<>();
        while (found.find()) {
            arguments.add(found.group(1).strip());
        }
        return arguments;
    }

    /** The words of an instruction in exec form. */
    static List<String> words(String exec) {
        return texts(BridgeFixture.json("{\"words\":" + exec + "}").path("words"));
    }

    /** How the image says whether its bridge is ready, for a bridge at another port. */
    public static List<String> healthcheck(int port) {
        String check = instructions("HEALTHCHECK").get(0);
        return words(check.substring(check.indexOf("CMD ") + 4)).stream()
                .map(word -> word.replace("/9000", "/" + port))
                .toList();
    }

    static List<String> texts(JsonNode array) {
        return nodes(array).map(JsonNode::asText).toList();
    }

    static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
