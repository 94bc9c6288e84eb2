// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import io.taskbridge.provider.Answer;
import io.taskbridge.provider.BaseUrl;
import io.taskbridge.provider.HttpReading;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.ProviderTime;
import io.taskbridge.provider.Reading;
import io.taskbridge.provider.StatusReply;
import io.taskbridge.provider.StatusRequest;
import io.taskbridge.provider.StatusWord;
import io.taskbridge.task.Output;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks Baseten for an async request. Reports carry the attributes {@code webhookStatus} and {@code deploymentId}, from
 * the answer's {@code webhook_status} and {@code deployment_id}.
 *
 * @see <a href="https://docs.baseten.co/reference/inference-api/status-endpoints/get-async-request-status">API</a>
 */
public final class BasetenProvider implements Provider {
    static final Map<String, String> ATTRIBUTES =
            Map.of("webhookStatus", "webhook_status", "deploymentId", "deployment_id");

    private static final StatusWord<BasetenStatus> STATUS = new StatusWord<>("status", BasetenStatus.class);
    private static final StatusWord<WebhookStatus> DELIVERY = new StatusWord<>("webhook_status", WebhookStatus.class);

    private final BaseUrl base;
    private final Map<String, String> headers;

    public BasetenProvider(BaseUrl base, Secret apiKey) {
        this.base = base;
        this.headers = Map.of("Authorization", "Api-Key " + apiKey.reveal(), "Accept", "application/json");
    }

    @Override
    public void requireTarget(@Nullable String target) {
        base.requireValues(BasetenTarget.values(target));
    }

    @Override
    public StatusRequest request(TaskKey key, @Nullable String target) {
        return new StatusRequest(base.resolve(BasetenTarget.values(target), "async_request", key.id()), headers);
    }

    @Override
    public Reading read(StatusReply reply) {
        return HttpReading.of(
                reply,
                answer -> STATUS.read(
                        answer,
                        (status, word) -> Reading.seen(
                                report(answer, status, word), ProviderTime.parse(answer.text("created_at")))));
    }

    private static Report report(Answer answer, BasetenStatus status, String word) {
        return new Report(
                status.state(),
                word,
                BasetenTarget.in(answer),
                ProviderTime.parse(answer.text("status_at")),
                output(answer, status),
                error(answer, status.state()),
                answer.words(ATTRIBUTES));
    }

    /** Polls never carry an output; they only tell whether a webhook may. */
    private static Output output(Answer answer, BasetenStatus status) {
        if (status == BasetenStatus.WEBHOOK_FAILED) {
            return Output.omitted(ResultOmitted.WEBHOOK_FAILED);
        }
        if (status != BasetenStatus.SUCCEEDED) {
            return Output.none();
        }
        WebhookStatus delivery = DELIVERY.find(answer);
        return delivery == null ? Output.awaited(ResultOmitted.NOT_PROVIDED) : delivery.output();
    }

    private static @Nullable TaskError error(Answer answer, TaskState state) {
        return switch (state) {
            case FAILED -> {
                TaskError error = BasetenErrors.in(answer.get("errors"));
                yield error == null ? BasetenErrors.unexplained() : error;
            }
            case EXPIRED, CANCELED -> BasetenErrors.in(answer.get("errors"));
            case TRACKED, QUEUED, RUNNING, COMPLETED, LOST -> null;
        };
    }
}
