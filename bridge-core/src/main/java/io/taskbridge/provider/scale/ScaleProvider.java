// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.scale;

import io.taskbridge.provider.Answer;
import io.taskbridge.provider.BaseUrl;
import io.taskbridge.provider.BaseUrl.Placeholder;
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
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks a Scale GP model server for an asynchronous task; the target is the server's id. Reports carry the attribute
 * {@code code}, the answer's own, where it has one.
 *
 * @see <a href="https://docs.gp.scale.com/reference/v4/model-server">API</a>
 */
public final class ScaleProvider implements Provider {
    private static final StatusWord<ScaleStatus> STATUS = new StatusWord<>("status", ScaleStatus.class);

    /** From here on a model's HTTP status means that it refused or failed. */
    private static final int FIRST_ERROR = 400;

    private final BaseUrl base;
    private final Map<String, String> headers;

    public ScaleProvider(BaseUrl base, Secret apiKey, @Nullable Secret accountId) {
        this.base = base;
        Map<String, String> sent = new HashMap<>();
        sent.put("x-api-key", apiKey.reveal());
        sent.put("Accept", "application/json");
        if (accountId != null) {
            sent.put("x-selected-account-id", accountId.reveal());
        }
        this.headers = Map.copyOf(sent);
    }

    @Override
    public void requireTarget(@Nullable String target) {
        base.requireValues(Map.of(Placeholder.TARGET, modelServer(target)));
    }

    @Override
    public StatusRequest request(TaskKey key, @Nullable String target) {
        String server = modelServer(target);
        String url = base.resolve(Map.of(Placeholder.TARGET, server), "v4", "serving", server, "pollAsync", key.id());
        return new StatusRequest(url, headers);
    }

    @Override
    public Reading read(StatusReply reply) {
        if (reply.status() == 422) {
            return Reading.of(Reading.Kind.NOT_FOUND, "HTTP 422: the id has a form that no task has");
        }
        return HttpReading.of(reply, answer -> STATUS.read(answer, (status, word) -> meaning(answer, status, word)));
    }

    private static Reading meaning(Answer answer, ScaleStatus status, String word) {
        return switch (status) {
            case PENDING -> Reading.seen(report(answer, TaskState.QUEUED, word));
            case STARTED -> Reading.seen(report(answer, TaskState.RUNNING, word));
            case SUCCESS -> Reading.seen(ended(answer, word));
            case FAILURE -> Reading.seen(failed(answer, word, answer.word("code"), "the task failed"));
            case TIMEOUT -> Reading.seen(failed(answer, word, status.name(), "the task took too long"));
            case UNDEFINED ->
                Reading.doubtful(
                        report(answer, TaskState.EXPIRED, word).with(expired()), "status UNDEFINED, true if it lasts");
        };
    }

    /** The backend calls a task a success also where the model answered with an HTTP error. */
    private static Report ended(Answer answer, String word) {
        Integer code = answer.number("code");
        return code != null && code >= FIRST_ERROR
                ? failed(answer, word, code.toString(), "the model answered with code " + code)
                : report(answer, TaskState.COMPLETED, word).with(output(answer));
    }

    /** A null result is no output: the API writes null for whatever it does not have, also while a task runs. */
    private static Output output(Answer answer) {
        RawJson result = answer.rawValue("result");
        return result == null ? Output.omitted(ResultOmitted.NOT_PROVIDED) : Output.of(result);
    }

    private static Report failed(Answer answer, String word, @Nullable String code, String otherwise) {
        return report(answer, TaskState.FAILED, word).with(ScaleErrors.in(answer, code, otherwise));
    }

    private static TaskError expired() {
        return new TaskError("UNDEFINED", "the backend gave the task up, most likely because it waited too long", null);
    }

    private static Report report(Answer answer, TaskState state, String word) {
        return Report.of(state, word).withAttributes(answer.words(Map.of("code", "code")));
    }

    private static String modelServer(@Nullable String target) {
        if (target == null) {
            throw new IllegalArgumentException("target: required, the id of the model server");
        }
        return target;
    }
}
