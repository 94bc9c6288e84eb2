// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.taskbridge.codec.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The contract files as the bridge serves them, in one tree, so that every part can be validated against. */
public final class Contracts {
    /** How the files refer to each other, and where each is in the tree. */
    private static final Map<String, String> PLACES = new TreeMap<>(Map.of(
            "./openapi.yaml", "/openapi",
            "./asyncapi.yaml", "/asyncapi",
            "./schemas/task-event.json", "/event"));

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private static final ObjectNode ALL = all();

    private static final Map<String, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private Contracts() {}

    /** A part of a file: {@code openapi}, {@code asyncapi} or {@code event}, and a JSON pointer into it. */
    public static JsonNode at(String pointer) {
        return ALL.at("/" + pointer);
    }

    /** What is wrong with the value, by the schema at a place as in {@link #at}; empty if nothing is. */
    public static List<String> problems(JsonNode value, String pointer) {
        JsonSchema schema = COMPILED.computeIfAbsent(pointer, Contracts::compiled);
        return schema.validate(value, run -> run.getExecutionConfig().setFormatAssertionsEnabled(true)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** The schema stands in the tree itself, so that its references lead somewhere. */
    private static JsonSchema compiled(String pointer) {
        ObjectNode root = ALL.deepCopy();
        root.putArray("allOf").add(at(pointer));
        return SCHEMAS.getSchema(root);
    }

    private static ObjectNode all() {
        ObjectNode all = Json.mapper().createObjectNode();
        PLACES.forEach((file, place) -> {
            JsonNode content = load(file.substring(1));
            relocate(content, place);
            all.set(place.substring(1), content);
        });
        return all;
    }

    /** Makes every reference one within the tree. */
    private static void relocate(JsonNode node, String place) {
        if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
            String ref = object.get("$ref").textValue();
            int hash = ref.indexOf('#');
            String file = hash < 0 ? ref : ref.substring(0, hash);
            String target = file.isEmpty() ? place : Objects.requireNonNull(PLACES.get(file), ref);
            object.put("$ref", "#" + target + (hash < 0 ? "" : ref.substring(hash + 1)));
        }
        node.forEach(child -> relocate(child, place));
    }

    private static JsonNode load(String path) {
        try (InputStream file =
                Objects.requireNonNull(Contracts.class.getResourceAsStream("/contracts" + path), path)) {
            byte[] content = file.readAllBytes();
            return path.endsWith(".json")
                    ? Json.read(content)
                    : Json.mapper()
                            .valueToTree(new Yaml(new SafeConstructor(new LoaderOptions()))
                                    .load(new String(content, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
