// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.chaos.Violation.Kind;
import io.taskbridge.codec.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a run went.
 *
 * @param settled whether every call was acknowledged and every task ended in time
 * @param violations how many of each kind
 * @param first the first of them
 */
record Report(
        ChaosOptions options, boolean settled, Figures figures, Map<Kind, Long> violations, List<Violation> first) {
    boolean clean() {
        return settled && violations.isEmpty();
    }

    long violations(Kind kind) {
        return violations.getOrDefault(kind, 0L);
    }

    String table() {
        StringBuilder table = new StringBuilder("\nChaos, seed " + options.seed() + "\n");
        for (Figure figure : Figure.values()) {
            table.append("%,12d  %s%n".formatted(figures.of(figure), figure.words()));
        }
        for (Kind kind : Kind.values()) {
            table.append("%,12d  violations: %s%n".formatted(violations(kind), kind));
        }
        first.forEach(violation -> table.append(violation).append('\n'));
        return table.append(settled ? "settled" : "NOT settled in time")
                .append(clean() ? ", clean\n" : "\n")
                .toString();
    }

    void write(Path file) throws IOException {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("seed", options.seed());
        json.put("faultSeconds", options.faults().toSeconds());
        json.put("clean", clean()).put("settled", settled);
        ObjectNode counted = json.putObject("figures");
        figures.all().forEach((figure, count) -> counted.put(figure.name(), count));
        ObjectNode broken = json.putObject("violations");
        for (Kind kind : Kind.values()) {
            broken.put(kind.name(), violations(kind));
        }
        first.forEach(violation -> json.withArray("first").add(violation.toString()));
        Files.write(file, Json.write(json));
    }
}
