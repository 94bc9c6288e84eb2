// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the bridge itself, by what its health says. Pure. */
final class BridgeDiagnosis {
    private BridgeDiagnosis() {}

    /**
     * @param health as {@code GET /health} shows it
     * @param commitFailures in the last quarter of an hour
     */
    static List<Trouble> of(JsonNode health, long commitFailures) {
        List<Trouble> found = new ArrayList<>();
        String kafka = health.at("/kafka/trouble").textValue();
        if (kafka != null) {
            found.add(Trouble.blind(
                    null,
                    kafka,
                    "Look at the brokers. Until they answer nobody is polled and webhooks wait on disk;"
                            + " everything resumes by itself."));
        }
        List<String> reasons = new ArrayList<>();
        health.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        reasons.remove(kafka);
        if (!reasons.isEmpty()) {
            found.add(Trouble.blind(
                    null,
                    "This bridge is not ready: " + String.join(", ", reasons),
                    "A start or a hand-over takes seconds. If it lasts, look at the log for the reason."));
        }
        if (commitFailures > 0) {
            found.add(Trouble.care(
                    null,
                    count(commitFailures, "transaction") + " failed in the last 15 minutes",
                    "The shards restored themselves and nothing was lost. If it goes on, look at the brokers."));
        }
        String results = health.at("/results/trouble").textValue();
        if (results != null) {
            found.add(Trouble.care(
                    null,
                    "Outputs too large for Kafka cannot be kept: " + results,
                    "Mend the disk of results.dir. The webhooks and polls concerned come again."));
        }
        configuration(found, health.path("configuration"));
        spool(found, health.path("spool"));
        return found;
    }

    private static void configuration(List<Trouble> found, JsonNode configuration) {
        String trouble = configuration.path("trouble").textValue();
        if (trouble != null) {
            found.add(Trouble.care(
                    null,
                    "The configuration has changed and cannot be used: " + trouble,
                    "Mend the file; it is read every second. What was read before is in force."));
        }
        String certificate = configuration.path("certificateTrouble").textValue();
        if (certificate != null) {
            found.add(Trouble.care(
                    null,
                    "The certificate has changed and cannot be used: " + certificate,
                    "Put a pair there that belongs together. Until then the former is shown."));
        }
        List<String> waiting = new ArrayList<>();
        configuration.path("needRestart").forEach(key -> waiting.add(key.asText()));
        if (!waiting.isEmpty()) {
            found.add(Trouble.care(
                    null,
                    "Only a restart takes over " + String.join(", ", waiting),
                    "Restart the bridges one at a time, or put the file back as it was."));
        }
    }

    private static void spool(List<Trouble> found, JsonNode spool) {
        String trouble = spool.path("trouble").textValue();
        if (trouble != null) {
            found.add(Trouble.care(
                    null,
                    "Webhooks cannot be put on disk: " + trouble,
                    "Make room at spool.dir, or mend it. Until then webhooks get 503 while Kafka is away."));
        }
        long files = spool.path("files").asLong();
        if (files > 0) {
            found.add(Trouble.care(
                    null,
                    count(files, "webhook") + (files == 1 ? " waits" : " wait") + " on disk for Kafka",
                    "They go on in order, by themselves. Keep spool.dir."));
        }
        long aside = spool.path("torn").asLong() + spool.path("refused").asLong();
        if (aside > 0) {
            found.add(Trouble.care(
                    null,
                    count(aside, "spooled webhook") + " were set aside as torn, or refused by Kafka",
                    "See spool.dir/torn and spool.dir/refused. A refused file that is moved back is sent again"
                            + " after the next start."));
        }
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
