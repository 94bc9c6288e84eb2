// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import static io.taskbridge.app.dashboard.BridgeDiagnosis.count;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.poll.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one source, by what its health says and what the last quarter of an hour brought. Pure. */
final class SourceDiagnosis {
    private static final Duration BLIND_WITHOUT_ANSWER = Duration.ofSeconds(60);
    private static final int OVERDUE_INTERVALS = 3;
    private static final Duration OVERDUE_GRACE = Duration.ofSeconds(15);
    private static final int FEWEST_MISSED = 3;
    private static final double MANY_MISSED = 0.1;

    private SourceDiagnosis() {}

    /**
     * @param bridge as {@code GET /health} shows it
     */
    static List<Trouble> of(WatchedSource source, JsonNode bridge, SourceHistory history, Instant now) {
        List<Trouble> found = new ArrayList<>();
        JsonNode health = bridge.path("sources").path(source.name());
        boolean kafkaAway = bridge.at("/kafka/trouble").isTextual();
        if (health.path("paused").isTextual() && !kafkaAway) {
            found.add(paused(source, health));
        } else {
            standing(found, source, health, history, now);
        }
        if (source.webhooks()) {
            webhooks(found, source, history);
        }
        return found;
    }

    /** What it answered before it was paused says nothing of now. */
    private static Trouble paused(WatchedSource source, JsonNode health) {
        return Trouble.blind(
                source.name(),
                health.path("paused").asText(),
                "POST /v1/sources/" + source.name() + "/resume has all bridges ask it again. Until then its tasks keep"
                        + " their state, but their deadlines go on.");
    }

    private static void standing(
            List<Trouble> found, WatchedSource source, JsonNode health, SourceHistory history, Instant now) {
        SourceState state = SourceState.valueOf(health.path("state").asText());
        String reason = health.path("reason").asText();
        switch (state) {
            case OK -> overdue(found, source, health);
            case THROTTLED -> found.add(throttled(source, health, history, now));
            case UNAUTHORIZED ->
                found.add(Trouble.blind(
                        source.name(),
                        reason,
                        "Replace the key under credentials, or settle the account. The source is probed and resumes"
                                + " by itself; its tasks keep their state."));
            case UNREACHABLE ->
                found.add(Trouble.blind(
                        source.name(),
                        "the circuit is open, " + reason,
                        "Look at the provider's status page and at the network. The source is probed and resumes by"
                                + " itself; its tasks keep their state."));
        }
    }

    private static Trouble throttled(WatchedSource source, JsonNode health, SourceHistory history, Instant now) {
        Counts polls = history.polls();
        long throttled = polls.of("throttled");
        String last = health.path("lastSuccess").textValue();
        boolean answered = last != null && Instant.parse(last).isAfter(now.minus(BLIND_WITHOUT_ANSWER));
        String share = throttled == 0
                ? ""
                : " (429 to " + throttled + " of " + count(polls.total(), "poll") + " in the last 15 minutes)";
        return new Trouble(
                source.name(),
                !answered,
                health.path("reason").asText() + share,
                "Lower poll.rate, or have the limit raised at the provider. Polling goes on as fast as the source lets"
                        + " it.");
    }

    private static void overdue(List<Trouble> found, WatchedSource source, JsonNode health) {
        double oldest = health.path("oldestUnobservedSeconds").asDouble();
        double limit = source.maxInterval().multipliedBy(OVERDUE_INTERVALS).toSeconds() + OVERDUE_GRACE.toSeconds();
        if (oldest > limit) {
            found.add(Trouble.care(
                    source.name(),
                    "a task has not been observed for " + Math.round(oldest) + " s, although poll.maxInterval is "
                            + source.maxInterval().toSeconds() + " s",
                    "The rate does not suffice for so many tasks. Have the limit raised at the provider, then poll.rate"
                            + " here."));
        }
    }

    private static void webhooks(List<Trouble> found, WatchedSource source, SourceHistory history) {
        long missed = history.activity().webhooksMissed();
        long ended = missed + history.activity().webhooksCame();
        if (missed >= FEWEST_MISSED && missed > MANY_MISSED * ended) {
            found.add(Trouble.care(
                    source.name(),
                    "of " + count(ended, "task") + " that ended well, " + missed + " had no webhook",
                    "Check that the provider reaches /webhooks/" + source.name() + " and that tasks are submitted with"
                            + " that URL. Polls see these tasks, later and without output."));
        }
        Counts outcomes = history.webhooks();
        refused(
                found,
                source,
                outcomes,
                List.of("signature-missing", "signature-malformed", "signature-wrong", "signature-stale"),
                "refused for their signature",
                "Compare webhook.secrets with the provider's; if they are stale, look at this machine's clock.");
        refused(
                found,
                source,
                outcomes,
                List.of("malformed", "body-too-large"),
                "refused because they are not understood or too large",
                "See server.maxBodySize, and what is sent to this URL.");
        refused(
                found,
                source,
                outcomes,
                List.of("not-durable", "failed", "unavailable"),
                "answered 503: they could not be made durable",
                "Look at Kafka and at spool.dir. The provider tries again for seconds only.");
    }

    private static void refused(
            List<Trouble> found, WatchedSource source, Counts outcomes, List<String> words, String what, String todo) {
        long number = words.stream().mapToLong(outcomes::of).sum();
        if (number > 0) {
            found.add(Trouble.care(source.name(), count(number, "webhook") + " in the last 15 minutes " + what, todo));
        }
    }
}
