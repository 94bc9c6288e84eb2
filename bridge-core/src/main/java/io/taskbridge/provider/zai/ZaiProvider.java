// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.zai;

import io.taskbridge.provider.Answer;
import io.taskbridge.provider.BaseUrl;
import io.taskbridge.provider.HttpReading;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.Reading;
import io.taskbridge.provider.StatusReply;
import io.taskbridge.provider.StatusRequest;
import io.taskbridge.provider.StatusWord;
import io.taskbridge.task.Output;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks Z.AI or BigModel for an asynchronous task. Reports carry the attributes {@code model} and {@code requestId},
 * from the answer's {@code model} and {@code request_id}, and {@code warning} where a success brings no result.
 *
 * @see <a href="https://docs.z.ai/api-reference">API</a>
 */
public final class ZaiProvider implements Provider {
    private static final StatusWord<ZaiStatus> STATUS = new StatusWord<>("task_status", ZaiStatus.class);
    private static final Map<String, String> ATTRIBUTES = Map.of("model", "model", "requestId", "request_id");

    private final BaseUrl base;
    private final Map<String, String> headers;

    public ZaiProvider(BaseUrl base, Secret apiKey) {
        this.base = base;
        this.headers = Map.of(
                "Authorization",
                "Bearer " + apiKey.reveal(),
                "Accept",
                "application/json",
                "Accept-Language",
                "en-US,en");
    }

    /** Any target will do: requests need none. */
    @Override
    public void requireTarget(@Nullable String target) {}

    @Override
    public StatusRequest request(TaskKey key, @Nullable String target) {
        return new StatusRequest(base.resolve(Map.of(), "paas", "v4", "async-result", key.id()), headers);
    }

    @Override
    public Reading read(StatusReply reply) {
        Answer answer = Answer.parse(reply.body());
        boolean successful = HttpReading.successful(reply.status());
        if (answer == null) {
            return successful ? HttpReading.notAnObject() : HttpReading.ofStatus(reply.status());
        }
        if (successful && answer.value("task_status") != null) {
            return STATUS.read(answer, (status, word) -> Reading.seen(report(answer, status, word)));
        }
        // The business code is more exact than the HTTP status, and comes on a 200 as well.
        ZaiError error = ZaiError.in(answer);
        if (error != null) {
            return error.reading(reply.status());
        }
        return successful
                ? Reading.of(Reading.Kind.UNMAPPED, "no field task_status")
                : HttpReading.ofStatus(reply.status());
    }

    private static Report report(Answer answer, ZaiStatus status, String word) {
        return switch (status) {
            case PROCESSING -> report(answer, TaskState.RUNNING, word);
            case SUCCESS -> completed(answer, word);
            case FAIL -> report(answer, TaskState.FAILED, word).with(failure(answer));
        };
    }

    private static Report report(Answer answer, TaskState state, String word) {
        return Report.of(state, word).withAttributes(answer.words(ATTRIBUTES));
    }

    private static Report completed(Answer answer, String word) {
        Output output = ZaiResult.in(answer);
        Map<String, String> attributes = answer.words(ATTRIBUTES);
        if (output.value() == null) {
            attributes.put("warning", "success-without-result");
        }
        return report(answer, TaskState.COMPLETED, word).with(output).withAttributes(attributes);
    }

    /** No error is documented beside FAIL: FAIL alone is enough. */
    private static TaskError failure(Answer answer) {
        ZaiError error = ZaiError.in(answer);
        String message = answer.text("message");
        return (error != null ? error : new ZaiError(null, null, message, null)).asTaskError();
    }
}
