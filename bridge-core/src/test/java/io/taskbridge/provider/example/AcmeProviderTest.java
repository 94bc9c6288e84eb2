// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.provider.BaseUrl;
import io.taskbridge.provider.Fixture;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.Reading;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is Acme's own; what all adapters promise is in the contract test. */
class AcmeProviderTest {
    private final Provider acme = new AcmeProvider(BaseUrl.parse("https://api.acme.example/v1"), new Secret("k3y"));

    private Reading read(String body) {
        return acme.read(Fixture.replyOf(200, body));
    }

    @Test
    void jobIsAskedForByItsId() {
        assertThat(acme.request(new TaskKey("acme-prod", "j 1"), null).url())
                .isEqualTo("https://api.acme.example/v1/jobs/j%201");
    }

    @ParameterizedTest
    @CsvSource({"waiting, QUEUED", "working, RUNNING", "done, COMPLETED", "broken, FAILED"})
    void wordHasItsState(String word, TaskState state) {
        assertThat(read("{\"state\":\"" + word + "\"}").report().state()).isEqualTo(state);
    }

    @Test
    void doneJobBringsItsOutputAndTheTimeOfItsEnd() {
        Report report = read("{\"state\":\"done\",\"changed\":\"2026-01-15T10:20:30Z\",\"output\":{\"text\":\"hi\"}}")
                .report();

        assertThat(report.output()).isEqualTo(Output.of(new RawJson("{\"text\":\"hi\"}")));
        assertThat(report.occurredAt()).isEqualTo(Instant.parse("2026-01-15T10:20:30Z"));
    }

    @Test
    void brokenJobSaysWhy() {
        Report report = read("{\"state\":\"broken\",\"code\":\"E7\",\"problem\":\"no disk\",\"machine\":\"m3\"}")
                .report();

        assertThat(report.error()).isEqualTo(new TaskError("E7", "no disk", null));
        assertThat(report.attributes()).containsEntry("machine", "m3");
    }
}
