// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.taskbridge.codec.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** An operation as {@code openapi.yaml} describes it. Immutable. */
final class DocumentedOperation {
    private static final int LARGEST_READ = 256 << 10;
    private static final List<DocumentedOperation> ALL = all();

    private final String path;
    private final String method;
    private final Pattern pattern;

    private DocumentedOperation(String path, String method) {
        this.path = path;
        this.method = method;
        this.pattern = Pattern.compile(path.replace(".", "\\.").replaceAll("\\{([a-z0-9]+)}", "(?<$1>[^/]+)"));
    }

    /** Null if there is none. */
    static @Nullable DocumentedOperation find(String method, String rawPath) {
        return ALL.stream()
                .filter(operation -> operation.method.equalsIgnoreCase(method))
                .filter(operation -> operation.pattern.matcher(rawPath).matches())
                .findFirst()
                .orElse(null);
    }

    /** Every operation with every status that it may end with, as {@code getTask 200}. */
    static Set<String> outcomes() {
        Set<String> outcomes = new TreeSet<>();
        for (DocumentedOperation operation : ALL) {
            Contracts.at(operation.place() + "/responses")
                    .fieldNames()
                    .forEachRemaining(status -> outcomes.add(operation.id() + " " + status));
        }
        return outcomes;
    }

    String id() {
        return Contracts.at(place() + "/operationId").asText();
    }

    boolean answers(String status) {
        return Contracts.at(place() + "/responses").has(status);
    }

    /** Where the answer is described. */
    String answer(String status) {
        return followed(place() + "/responses/" + status);
    }

    /** A request that was granted must have been one that the document allows. */
    void checkRequest(HttpRequest request, String what) {
        Matcher parts = pattern.matcher(request.uri().getRawPath());
        assertThat(parts.matches()).isTrue();
        for (String place : parameters()) {
            JsonNode parameter = Contracts.at(place);
            String name = parameter.path("name").asText();
            List<String> values = switch (parameter.path("in").asText()) {
                case "path" -> List.of(decoded(parts.group(name)));
                case "query" -> query(request.uri(), name);
                default -> request.headers().allValues(name);
            };
            checkParameter(values, place, what + ": " + name);
        }
        JsonNode body = Contracts.at(place() + "/requestBody");
        String text = RequestBody.of(request, LARGEST_READ);
        if (!body.isMissingNode() && text != null) {
            assertThat(Contracts.problems(
                            HttpContract.json(text, what),
                            place() + "/requestBody/content/" + escaped("application/json") + "/schema"))
                    .as("%s: request %s", what, text)
                    .isEmpty();
        }
    }

    private static void checkParameter(List<String> values, String place, String what) {
        String schema = place + "/schema";
        if (Contracts.at(schema + "/type").asText().equals("array")) {
            ArrayNode all = Json.mapper().createArrayNode();
            values.forEach(value -> all.add(value.toUpperCase(Locale.ROOT)));
            assertThat(values.isEmpty() ? List.of() : Contracts.problems(all, schema))
                    .as(what)
                    .isEmpty();
            return;
        }
        boolean number = Contracts.at(schema + "/type").asText().equals("integer");
        boolean word = Contracts.at(followed(schema)).has("enum");
        for (String value : values) {
            JsonNode typed = number
                    ? HttpContract.typed(value)
                    : Json.mapper().getNodeFactory().textNode(word ? value.toUpperCase(Locale.ROOT) : value);
            assertThat(Contracts.problems(typed, schema)).as(what).isEmpty();
        }
    }

    private List<String> parameters() {
        List<String> places = new ArrayList<>();
        for (String owner : List.of("openapi/paths/" + escaped(path), place())) {
            int count = Contracts.at(owner + "/parameters").size();
            for (int i = 0; i < count; i++) {
                places.add(followed(owner + "/parameters/" + i));
            }
        }
        return places;
    }

    private static List<String> query(URI uri, String name) {
        String query = uri.getRawQuery();
        return query == null
                ? List.of()
                : Stream.of(query.split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> decoded(pair.substring(name.length() + 1)))
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private String place() {
        return "openapi/paths/" + escaped(path) + "/" + method;
    }

    private static String followed(String place) {
        JsonNode ref = Contracts.at(place).path("$ref");
        return ref.isTextual() ? ref.asText().substring("#/".length()) : place;
    }

    /** For a JSON pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static List<DocumentedOperation> all() {
        return Contracts.at("openapi/paths").properties().stream()
                .sorted(Comparator.comparing((Map.Entry<String, JsonNode> path) ->
                        path.getKey().chars().filter(c -> c == '{').count()))
                .flatMap(path -> StreamSupport.stream(
                                path.getValue().properties().spliterator(), false)
                        .filter(item -> item.getValue().has("responses"))
                        .map(item -> new DocumentedOperation(path.getKey(), item.getKey())))
                .toList();
    }
}
