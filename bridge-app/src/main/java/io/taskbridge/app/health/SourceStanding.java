// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.poll.PollFigures;
import io.taskbridge.app.poll.SourceStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one source stands, for people. */
final class SourceStanding {
    private SourceStanding() {}

    static void describe(ObjectNode node, SourceStatus status, long nowMillis) {
        node.put("state", status.health().state().name());
        node.put("reason", status.health().reason());
        node.put("paused", status.paused());
        node.put("since", text(status.health().sinceMillis()));
        node.put("lastSuccess", text(status.health().lastGoodMillis()));
        node.put("tasks", status.watched());
        node.put("inFlight", status.inFlight());
        node.put(
                "oldestUnobservedSeconds",
                status.oldestObservedMillis() == null ? null : status.oldestUnobservedSeconds(nowMillis));
        node.put("throttledShare", rounded(status.throttledShare()));
        node.put("budgetInUse", rounded(status.budgetInUse()));
        node.put("ratePerSecond", status.ratePerSecond());
        node.put("accountRatePerSecond", status.accountRatePerSecond());
        webhooks(node, status.webhooks());
        describe(node, status.figures());
    }

    private static void webhooks(ObjectNode node, @Nullable Map<String, Long> outcomes) {
        if (outcomes == null) {
            node.putNull("webhooks");
        } else {
            ObjectNode webhooks = node.putObject("webhooks");
            outcomes.forEach(webhooks::put);
        }
    }

    private static void describe(ObjectNode node, PollFigures figures) {
        node.put("price", rounded(figures.price()));
        node.put("priceMeans", meaning(figures.price()));
        node.put("predictedDelaySeconds", rounded(figures.predictedDelay()));
        node.put("achievedDelaySeconds", rounded(figures.achievedDelay()));
        ArrayNode targets = node.putArray("targets");
        for (PollFigures.Target target : figures.targets()) {
            targets.addObject()
                    .put("target", target.name())
                    .put("medianSeconds", rounded(target.median()))
                    .put("p90Seconds", rounded(target.p90()))
                    .put("evidence", rounded(target.evidence()));
        }
    }

    private static String meaning(double price) {
        return "one more request a second would save " + rounded(price) + " seconds of waiting every second";
    }

    /** Null where nothing is known. */
    private static @Nullable Double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : null;
    }

    private static @Nullable String text(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }
}
