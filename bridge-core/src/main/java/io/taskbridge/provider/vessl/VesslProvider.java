// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.vessl;

import io.taskbridge.codec.RawValues;
import io.taskbridge.provider.Answer;
import io.taskbridge.provider.BaseUrl;
import io.taskbridge.provider.BaseUrl.Placeholder;
import io.taskbridge.provider.Excerpt;
import io.taskbridge.provider.HttpReading;
import io.taskbridge.provider.Provider;
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

/**
 * Asks a VESSL service for an asynchronous request; the target is the service's slug, needed only if the base URL has
 * a place for it. Reports carry the attribute {@code statusCode}, the HTTP status of the service behind VESSL.
 *
 * @see <a href="https://docs.vessl.ai/reference/serverless-api/get-async-request-output">API</a>
 */
public final class VesslProvider implements Provider {
    private static final StatusWord<VesslStatus> STATUS = new StatusWord<>("status", VesslStatus.class);

    private final BaseUrl base;
    private final Map<String, String> headers;

    public VesslProvider(BaseUrl base, Secret token) {
        this.base = base;
        this.headers = Map.of("Authorization", "Bearer " + token.reveal(), "Accept", "application/json");
    }

    @Override
    public void requireTarget(@Nullable String target) {
        base.requireValues(values(target));
    }

    @Override
    public StatusRequest request(TaskKey key, @Nullable String target) {
        return new StatusRequest(base.resolve(values(target), "async", key.id(), "output"), headers);
    }

    @Override
    public Reading read(StatusReply reply) {
        return HttpReading.of(
                reply, answer -> STATUS.read(answer, (status, word) -> Reading.seen(report(answer, status, word))));
    }

    private static Report report(Answer answer, VesslStatus status, String word) {
        return switch (status) {
            case PENDING -> report(answer, TaskState.QUEUED, word);
            case IN_PROGRESS -> report(answer, TaskState.RUNNING, word);
            case COMPLETED -> report(answer, TaskState.COMPLETED, word).with(output(answer));
            case FAILED -> report(answer, TaskState.FAILED, word).with(error(answer));
        };
    }

    private static Report report(Answer answer, TaskState state, String word) {
        return Report.of(state, word).withAttributes(answer.words(Map.of("statusCode", "status_code")));
    }

    private static Output output(Answer answer) {
        RawJson said = said(answer);
        return said == null ? Output.omitted(ResultOmitted.NOT_PROVIDED) : Output.of(said);
    }

    private static TaskError error(Answer answer) {
        String reason = answer.text("fail_reason");
        String message = reason == null ? "the provider gave no reason" : Excerpt.head(reason, Excerpt.MESSAGE);
        RawJson said = said(answer);
        return new TaskError(
                answer.word("status_code"), message, said == null ? null : Excerpt.detail(RawValues.tree(said)));
    }

    /** What the service answered: its JSON, which may well be null, or else its text. */
    private static @Nullable RawJson said(Answer answer) {
        RawJson output = answer.raw("output");
        return output != null ? output : answer.rawValue("raw_output");
    }

    private static Map<Placeholder, String> values(@Nullable String target) {
        return target == null ? Map.of() : Map.of(Placeholder.TARGET, target);
    }
}
