// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.codec.InboxCodec;
import io.taskbridge.provider.WebhookReading;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.Via;
import io.taskbridge.webhook.SignatureResult;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to do with a webhook: raw bytes, then the signature over them, then what they say, then whether that was sent
 * just now. Pure but for the time that is handed in; thread-safe.
 */
final class WebhookJudge {
    private static final String ACCEPTED = "accepted";

    /**
     * @param outcome for the meters
     * @param refusal the answer to give, null if the webhook is authentic
     * @param key null if there is nothing to write down
     * @param observation what to write down of the task, until it is known to fit
     * @param record the observation for the inbox
     */
    record Judgement(
            String outcome,
            @Nullable HttpError refusal,
            @Nullable TaskKey key,
            @Nullable Observation observation,
            byte @Nullable [] record) {
        static Judgement refused(int status, String code, String message) {
            return new Judgement(code, HttpError.of(status, code, message), null, null, null);
        }

        static Judgement accepted(TaskKey key, byte[] record) {
            return new Judgement(ACCEPTED, null, key, null, record);
        }
    }

    Judgement judge(WebhookEndpoint endpoint, @Nullable String signature, byte[] body, Instant now) {
        if (endpoint.verifier() != null) {
            SignatureResult result = endpoint.verifier().verify(signature, body);
            if (result != SignatureResult.VALID) {
                String word = result.name().toLowerCase(Locale.ROOT);
                return Judgement.refused(401, "signature-" + word, "The webhook's signature is " + word + ".");
            }
        }
        WebhookReading reading = endpoint.format().read(body);
        return switch (reading.kind()) {
            case MALFORMED ->
                Judgement.refused(400, "malformed", "The body is not understood: " + reading.reason() + ".");
            case UNKNOWN_TYPE -> new Judgement("unknown-type", null, null, null, null);
            case NEWS -> news(endpoint, reading, now);
        };
    }

    private Judgement news(WebhookEndpoint endpoint, WebhookReading reading, Instant now) {
        Report report = reading.report();
        String id = reading.taskId();
        if (report == null || id == null) {
            throw new IllegalStateException("news without a report");
        }
        if (endpoint.verifier() != null) {
            // Only what is signed is worth checking: the time bounds how long a recorded webhook can be replayed.
            if (reading.sentAt() == null) {
                return Judgement.refused(
                        400, "malformed", "The body is not understood: time is missing or no instant.");
            }
            if (!endpoint.freshness().accepts(reading.sentAt(), now)) {
                return Judgement.refused(401, "signature-stale", "The webhook was not sent just now.");
            }
        }
        TaskKey key = new TaskKey(endpoint.source(), id);
        Observation observation = new Observation(report, Via.WEBHOOK, now);
        return new Judgement(ACCEPTED, null, key, observation, InboxCodec.observed(key, observation));
    }
}
