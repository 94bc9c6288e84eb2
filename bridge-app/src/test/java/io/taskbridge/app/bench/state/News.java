// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.taskbridge.codec.InboxCodec;
import io.taskbridge.codec.RawValues;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.time.Instant;
import java.util.Map;

/** What webhooks would say of tasks. */
final class News {
    private static final String TEXT = "The quick brown fox jumps over the lazy dog, again and again. ".repeat(2);

    private News() {}

    static TaskKey key(int number) {
        return new TaskKey(Site.SOURCE, "%08x".formatted(number * 0x9E3779B1) + "c4d2a9f07b1e58d3e6a1f9c0");
    }

    static String target(int number) {
        return "model:m7x2q9k" + number % 50;
    }

    /** @param state also the provider's word for it */
    static byte[] of(int number, TaskState state, Instant at) {
        return InboxCodec.observed(key(number), observation(number, state, at));
    }

    static Observation observation(int number, TaskState state, Instant at) {
        Output output = state == TaskState.COMPLETED
                ? Output.of(RawValues.of(
                        JsonNodeFactory.instance.objectNode().put("text", TEXT).put("tokens", number)))
                : Output.none();
        Report report = new Report(
                state,
                state.name(),
                target(number),
                at.minusMillis(80),
                output,
                null,
                Map.of("webhookStatus", "PENDING", "deploymentId", "d4w8zpl" + number % 50));
        return new Observation(report, Via.WEBHOOK, at);
    }
}
