// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.example;

import io.taskbridge.provider.Answer;
import io.taskbridge.provider.BaseUrl;
import io.taskbridge.provider.Excerpt;
import io.taskbridge.provider.HttpReading;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.ProviderTime;
import io.taskbridge.provider.Reading;
import io.taskbridge.provider.StatusReply;
import io.taskbridge.provider.StatusRequest;
import io.taskbridge.provider.StatusWord;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks Acme for a job. Reports carry the attribute {@code machine}, from the answer's own field. */
final class AcmeProvider implements Provider {
    private static final StatusWord<AcmeStatus> STATUS = new StatusWord<>("state", AcmeStatus.class);

    private final BaseUrl base;
    private final Map<String, String> headers;

    AcmeProvider(BaseUrl base, Secret apiKey) {
        this.base = base;
        this.headers = Map.of("Authorization", "Bearer " + apiKey.reveal(), "Accept", "application/json");
    }

    /** Any target will do: requests need none. */
    @Override
    public void requireTarget(@Nullable String target) {}

    @Override
    public StatusRequest request(TaskKey key, @Nullable String target) {
        return new StatusRequest(base.resolve(Map.of(), "jobs", key.id()), headers);
    }

    @Override
    public Reading read(StatusReply reply) {
        return HttpReading.of(
                reply, answer -> STATUS.read(answer, (status, word) -> Reading.seen(report(answer, status, word))));
    }

    private static Report report(Answer answer, AcmeStatus status, String word) {
        return switch (status) {
            case WAITING -> report(answer, TaskState.QUEUED, word);
            case WORKING -> report(answer, TaskState.RUNNING, word);
            case DONE -> report(answer, TaskState.COMPLETED, word).with(output(answer));
            case BROKEN -> report(answer, TaskState.FAILED, word).with(error(answer));
        };
    }

    private static Report report(Answer answer, TaskState state, String word) {
        return new Report(
                state,
                word,
                null,
                ProviderTime.parse(answer.text("changed")),
                Output.none(),
                null,
                answer.words(Map.of("machine", "machine")));
    }

    private static Output output(Answer answer) {
        RawJson output = answer.raw("output");
        return output == null ? Output.omitted(ResultOmitted.NOT_PROVIDED) : Output.of(output);
    }

    private static TaskError error(Answer answer) {
        String problem = answer.text("problem");
        String message = problem == null ? "the provider gave no reason" : Excerpt.head(problem, Excerpt.MESSAGE);
        return new TaskError(answer.word("code"), message, null);
    }
}
