// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told of trouble, and that nobody is told of none. */
class DiagnosisTest {
    private static final WatchedSource SOURCE = new WatchedSource("hooked", "baseten", true, Duration.ofMinutes(1));
    private static final String FRESH = Transitions.NOW.minusSeconds(1).toString();
    private static final String STALE = Transitions.NOW.minusSeconds(120).toString();

    private final SourceHistory history = new SourceHistory();

    private List<Trouble> troubles(String state, String lastSuccess, double oldestSeconds) {
        return SourceDiagnosis.of(
                SOURCE, health("null", """
                {"state":"%s","reason":"as it said","lastSuccess":"%s","oldestUnobservedSeconds":%s,"tasks":1}
                """.formatted(state, lastSuccess, oldestSeconds)), history, Transitions.NOW);
    }

    private List<Trouble> paused(String kafkaTrouble) {
        return SourceDiagnosis.of(SOURCE, health(kafkaTrouble, """
                {"state":"OK","reason":"it answers","paused":"an operator has paused the source","tasks":1}
                """), history, Transitions.NOW);
    }

    private static JsonNode health(String kafkaTrouble, String source) {
        return BridgeFixture.json("""
                {"kafka":{"trouble":%s},"sources":{"hooked":%s}}
                """.formatted(kafkaTrouble, source));
    }

    private static List<Trouble> ofBridge(String spool, String kafka, long commitFailures) {
        String reasons = kafka.equals("null") ? "[]" : "[" + kafka + "]";
        return BridgeDiagnosis.of(BridgeFixture.json("""
                {"reasons":%s,"kafka":{"trouble":%s},"results":{"trouble":null},"spool":%s}
                """.formatted(reasons, kafka, spool)), commitFailures);
    }

    private void heard(Activity activity, String outcome, long number) {
        Counts counts = new Counts(Map.of(outcome, number));
        history.add(activity, new MeterReading.OfSource(Counts.NONE, counts, counts), 0);
    }

    @Test
    void nothingIsSaidOfASourceThatAnswers() {
        heard(new Activity(), "accepted", 10);

        assertThat(troubles("OK", FRESH, 100)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, true,  Replace the key",
        "UNREACHABLE,  true,  status page",
        "THROTTLED,    false, Lower poll.rate",
    })
    void troubleOfASourceComesWithWhatToDo(String state, boolean blind, String todo) {
        assertThat(troubles(state, FRESH, 0)).singleElement().satisfies(trouble -> {
            assertThat(trouble.source()).isEqualTo("hooked");
            assertThat(trouble.blind()).isEqualTo(blind);
            assertThat(trouble.what()).contains("as it said");
            assertThat(trouble.todo()).contains(todo);
        });
    }

    @Test
    void pausedSourceIsNotWatchedAndSaysHowToResumeIt() {
        assertThat(paused("null")).singleElement().satisfies(trouble -> {
            assertThat(trouble.blind()).isTrue();
            assertThat(trouble.what()).contains("an operator has paused");
            assertThat(trouble.todo()).contains("POST /v1/sources/hooked/resume");
        });
    }

    /** Which is said of the bridge, once. */
    @Test
    void sourcesArePausedByThemselvesWhileKafkaIsAway() {
        assertThat(paused("\"Kafka does not answer\"")).isEmpty();
    }

    @Test
    void throttledSourceThatNoLongerAnswersIsNotWatched() {
        assertThat(troubles("THROTTLED", STALE, 0)).singleElement().matches(Trouble::blind);
    }

    @Test
    void throttledSourceIsShownWithItsShareOf429() {
        heard(new Activity(), "throttled", 12);

        assertThat(troubles("THROTTLED", FRESH, 0).get(0).what()).contains("429 to 12 of 12 polls");
    }

    @Test
    void taskLeftAloneForTooLongIsNamed() {
        assertThat(troubles("OK", FRESH, 196))
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.what()).contains("196 s"));
    }

    @Test
    void webhooksThatStayAwayAreNamedOnceTheyAreMany() {
        Activity activity = new Activity();
        activity.count(Transitions.completed("a", TaskState.RUNNING, Via.WEBHOOK, null));
        for (String id : List.of("b", "c", "d")) {
            activity.count(Transitions.completed(id, TaskState.RUNNING, Via.POLL, ResultOmitted.WEBHOOK_MISSED));
        }
        heard(activity, "accepted", 1);

        assertThat(troubles("OK", FRESH, 0)).singleElement().satisfies(trouble -> {
            assertThat(trouble.what()).contains("of 4 tasks", "3 had no webhook");
            assertThat(trouble.todo()).contains("/webhooks/hooked");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "signature-wrong, webhook.secrets",
        "malformed,       server.maxBodySize",
        "not-durable,     spool.dir",
    })
    void refusedWebhooksComeWithWhatToDo(String outcome, String todo) {
        heard(new Activity(), outcome, 2);

        assertThat(troubles("OK", FRESH, 0)).singleElement().satisfies(trouble -> {
            assertThat(trouble.what()).startsWith("2 webhooks");
            assertThat(trouble.todo()).contains(todo);
        });
    }

    @Test
    void nothingIsSaidOfABridgeThatWorks() {
        assertThat(ofBridge("{\"files\":0,\"torn\":0,\"refused\":0,\"trouble\":null}", "null", 0))
                .isEmpty();
    }

    @Test
    void kafkaThatIsAwayIsToldOnceAndBlinds() {
        assertThat(ofBridge("{}", "\"Kafka does not answer\"", 0))
                .singleElement()
                .matches(trouble -> trouble.blind() && trouble.source() == null);
    }

    @Test
    void everyTroubleOfTheSpoolIsTold() {
        assertThat(ofBridge("{\"files\":1,\"torn\":1,\"refused\":1,\"trouble\":\"disk full\"}", "null", 2))
                .extracting(Trouble::what)
                .containsExactly(
                        "2 transactions failed in the last 15 minutes",
                        "Webhooks cannot be put on disk: disk full",
                        "1 webhook waits on disk for Kafka",
                        "2 spooled webhooks were set aside as torn, or refused by Kafka");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"trouble":"port: 99999"}         | cannot be used: port: 99999 | Mend the file
            {"certificateTrouble":"expired"}  | cannot be used: expired     | Put a pair there
            {"needRestart":["kafka","spool"]} | takes over kafka, spool     | Restart the bridges one at a time
            """)
    void changeThatIsNotInForceComesWithWhatToDo(String configuration, String what, String todo) {
        JsonNode health = BridgeFixture.json("{\"configuration\":" + configuration + "}");

        assertThat(BridgeDiagnosis.of(health, 0)).singleElement().satisfies(trouble -> {
            assertThat(trouble.blind()).isFalse();
            assertThat(trouble.what()).endsWith(what);
            assertThat(trouble.todo()).startsWith(todo);
        });
    }
}
