// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.provider.Answer;
import io.taskbridge.provider.ProviderTime;
import io.taskbridge.provider.WebhookFormat;
import io.taskbridge.provider.WebhookReading;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The webhook with which Baseten delivers the end of an async request, the output among it. Reports say what a poll of
 * the same request would, in the same words, so that it does not matter which of the two is seen first.
 *
 * @see <a href="https://docs.baseten.co/inference/async">Async inference</a>
 */
public final class BasetenWebhooks implements WebhookFormat {
    private static final String TYPE = "async_request_completed";

    @Override
    public String signatureHeader() {
        return "X-BASETEN-SIGNATURE";
    }

    @Override
    public WebhookReading read(byte[] body) {
        Answer answer = Answer.parse(body);
        if (answer == null) {
            return WebhookReading.malformed("body must be a JSON object");
        }
        String type = answer.text("type");
        if (type == null) {
            return WebhookReading.malformed("type must be a string");
        }
        // Other products post under the same secret, and need none of the fields below.
        if (!type.equals(TYPE)) {
            return WebhookReading.unknownType("type is not " + TYPE);
        }
        String id = answer.text("request_id");
        if (id == null || !isTaskId(id)) {
            return WebhookReading.malformed("request_id must be a task id");
        }
        JsonNode errors = answer.get("errors");
        // Nothing else tells success from failure, and a guess could not be taken back.
        if (errors == null || !errors.isArray()) {
            return WebhookReading.malformed("errors must be an array");
        }
        Instant time = ProviderTime.parse(answer.text("time"));
        return WebhookReading.news(id, report(answer, BasetenErrors.in(errors), time), time);
    }

    private static Report report(Answer answer, @Nullable TaskError error, @Nullable Instant time) {
        Map<String, String> attributes = answer.words(Map.of("deploymentId", "deployment_id"));
        attributes.put("webhookStatus", WebhookStatus.SUCCEEDED.name());
        BasetenStatus status = error == null ? BasetenStatus.SUCCEEDED : BasetenStatus.FAILED;
        Output output = error == null ? output(answer.raw("data")) : Output.none();
        return new Report(status.state(), status.name(), BasetenTarget.in(answer), time, output, error, attributes);
    }

    private static Output output(@Nullable RawJson data) {
        return data == null ? Output.omitted(ResultOmitted.NOT_PROVIDED) : Output.of(data);
    }

    private static boolean isTaskId(String id) {
        try {
            TaskKey.requireName("request_id", id);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
