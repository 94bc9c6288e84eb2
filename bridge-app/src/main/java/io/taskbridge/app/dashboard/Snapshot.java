// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the page is told, as JSON. Owned by the management port's context. */
final class Snapshot {
    private final List<WatchedSource> sources;
    private final History history;

    Snapshot(List<WatchedSource> sources, History history) {
        this.sources = sources;
        this.history = history;
    }

    /**
     * How things stand.
     *
     * @param health as {@code GET /health} shows it
     */
    ObjectNode now(Instant now, JsonNode health, MeterReading meters, JsonNode group) {
        ObjectNode node = Json.mapper().createObjectNode().put("at", now.toString());
        List<Trouble> troubles = new ArrayList<>(BridgeDiagnosis.of(health, history.commitFailures()));
        ObjectNode figures = Json.mapper().createObjectNode();
        for (WatchedSource source : sources) {
            SourceHistory past = history.of(source.name());
            troubles.addAll(SourceDiagnosis.of(source, health, past, now));
            describe(figures.putObject(source.name()), source, past, meters.of(source.name()));
        }
        ArrayNode told = node.putArray("troubles");
        troubles.stream().filter(Trouble::blind).forEach(trouble -> told.add(trouble.json()));
        troubles.stream().filter(trouble -> !trouble.blind()).forEach(trouble -> told.add(trouble.json()));
        node.set("sources", figures);
        node.set("health", health);
        node.set("group", group);
        return node;
    }

    private static void describe(
            ObjectNode node, WatchedSource source, SourceHistory past, MeterReading.OfSource meters) {
        node.put("provider", source.provider());
        node.put("webhooksExpected", source.webhooks());
        meters.open().write(node.putObject("open"));
        node.put("perSecond", past.perSecond());
        Activity activity = past.activity();
        node.putObject("delay")
                .put("medianSeconds", Json.rounded(activity.delays().quantile(0.5)))
                .put("p99Seconds", Json.rounded(activity.delays().quantile(0.99)))
                .put("transitions", activity.delays().total());
        node.putObject("ended")
                .put("withWebhook", activity.webhooksCame())
                .put("withoutWebhook", activity.webhooksMissed())
                .put("webhookLate", activity.webhooksLate());
        past.polls().write(node.putObject("polls"));
        past.webhooks().write(node.putObject("webhooks"));
    }

    /** The last quarter of an hour, as columns. */
    ObjectNode past() {
        ObjectNode node = Json.mapper().createObjectNode().put("stepSeconds", SourceHistory.STEP.toSeconds());
        node.put("steps", SourceHistory.STEPS);
        ArrayNode times = node.putArray("times");
        history.times().forEach(time -> times.add(time.getEpochSecond()));
        ObjectNode bySource = node.putObject("sources");
        for (WatchedSource source : sources) {
            List<Point> points = history.of(source.name()).points();
            ObjectNode columns = bySource.putObject(source.name());
            for (Point.Series series : Point.Series.values()) {
                ArrayNode column = columns.putArray(series.word);
                points.forEach(point -> column.add(Json.rounded(point.value(series))));
            }
        }
        return node;
    }

    /** The last step alone. */
    ObjectNode step() {
        List<Instant> times = history.times();
        ObjectNode node = Json.mapper()
                .createObjectNode()
                .put("time", times.get(times.size() - 1).getEpochSecond());
        ObjectNode bySource = node.putObject("sources");
        for (WatchedSource source : sources) {
            Point point = history.of(source.name()).latest();
            ObjectNode values = bySource.putObject(source.name());
            for (Point.Series series : Point.Series.values()) {
                values.put(series.word, Json.rounded(point.value(series)));
            }
        }
        return node;
    }
}
