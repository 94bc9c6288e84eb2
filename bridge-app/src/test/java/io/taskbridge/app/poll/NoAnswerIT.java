// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.FreePort;
import io.taskbridge.poll.SourceState;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are none: they hold the task, and nothing is done that was not configured. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class NoAnswerIT {
    private static final String LONG =
            "{\"status\":\"FAILED\",\"pad\":\"" + "x".repeat((int) PolledSource.MAX_BODY_SIZE) + "\"}";

    static Stream<Arguments> answersThatAreNone() {
        return Stream.of(
                Arguments.argumentSet("larger than the limit", ScriptedProvider.body(200, LONG), "unavailable"),
                Arguments.argumentSet(
                        "cut off in the middle",
                        (ScriptedProvider.Line) request -> {
                            request.response()
                                    .putHeader("content-length", "1000")
                                    .write("{\"status\":\"FAILED\"");
                            request.connection().close();
                        },
                        "unavailable"),
                Arguments.argumentSet("nothing at all", (ScriptedProvider.Line) request -> {}, "unavailable"),
                Arguments.argumentSet("an empty body", ScriptedProvider.body(200, ""), "garbage"),
                Arguments.argumentSet("an HTML page", ScriptedProvider.body(200, "<html>FAILED</html>"), "garbage"),
                Arguments.argumentSet("an array", ScriptedProvider.body(200, "[\"FAILED\"]"), "garbage"),
                Arguments.argumentSet("a gateway's time-out", ScriptedProvider.body(504, ""), "unavailable"),
                Arguments.argumentSet("another 4xx", ScriptedProvider.body(418, "{\"status\":\"FAILED\"}"), "garbage"));
    }

    @ParameterizedTest
    @MethodSource("answersThatAreNone")
    void answerThatIsNoneHoldsTheTask(ScriptedProvider.Line none, String outcome) {
        try (ScriptedProvider provider = new ScriptedProvider(none, ScriptedProvider.says("COMPLETED"));
                PollStage stage = PollStage.of(provider.source().withTimeout(Duration.ofSeconds(1)))) {
            TaskKey key = stage.track("vessl", "a", null);

            assertThat(stage.awaitEnd(key)).containsExactly(TaskState.COMPLETED);
            assertThat(stage.polls("vessl", outcome)).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void redirectIsNotFollowed() {
        try (ScriptedProvider elsewhere = new ScriptedProvider(ScriptedProvider.says("FAILED"));
                ScriptedProvider provider = new ScriptedProvider(
                        request -> request.response()
                                .setStatusCode(302)
                                .putHeader("Location", elsewhere.url() + "/async/a/output")
                                .end(),
                        ScriptedProvider.says("COMPLETED"));
                PollStage stage = PollStage.of(provider.source())) {
            TaskKey key = stage.track("vessl", "a", null);

            assertThat(stage.awaitEnd(key)).containsExactly(TaskState.COMPLETED);
            assertThat(elsewhere.requests()).isZero();
            assertThat(stage.polls("vessl", "garbage")).isEqualTo(1);
        }
    }

    @Test
    void sourceThatNobodyServesHoldsTheTaskAndSaysSo() {
        int nobody = FreePort.find();
        PolledSource source =
                PolledSource.of(ProviderKind.VESSL, "http://localhost:" + nobody, new Secret("the-secret-token"));
        try (PollStage stage = PollStage.of(source)) {
            TaskKey key = stage.track("vessl", "a", null);

            SourceStatus status = Await.until(
                    () -> stage.status("vessl"), seen -> seen.health().state() == SourceState.UNREACHABLE);

            assertThat(stage.states(key)).isEmpty();
            assertThat(status.health().reason())
                    .contains("no answer")
                    .contains("refused")
                    .doesNotContain("the-secret-token");
        }
    }
}
