// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.poll.PollFigures;
import io.taskbridge.app.poll.SourceStatus;
import io.taskbridge.codec.Json;
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
        node.put("throttledShare", Json.rounded(status.throttledShare()));
        node.put("budgetInUse", Json.rounded(status.budgetInUse()));
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
        node.put("price", Json.rounded(figures.price()));
        node.put("priceMeans", meaning(figures.price()));
        node.put("predictedDelaySeconds", Json.rounded(figures.predictedDelay()));
        node.put("achievedDelaySeconds", Json.rounded(figures.achievedDelay()));
        ArrayNode targets = node.putArray("targets");
        for (PollFigures.Target target : figures.targets()) {
            targets.addObject()
                    .put("target", target.name())
                    .put("medianSeconds", Json.rounded(target.median()))
                    .put("p90Seconds", Json.rounded(target.p90()))
                    .put("evidence", Json.rounded(target.evidence()));
        }
    }

    private static String meaning(double price) {
        return "one more request a second would save " + Json.rounded(price) + " seconds of waiting every second";
    }

    private static @Nullable String text(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }
}
