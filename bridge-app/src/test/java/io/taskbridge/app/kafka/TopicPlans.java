// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.provider.ProviderKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans for tests: small, under one prefix so that tests may share a broker, and altered one property at a time. */
final class TopicPlans {
    static final int MAX_MESSAGE_BYTES = 2 << 20;

    private TopicPlans() {}

    static Map<String, ProviderKind> sources() {
        Map<String, ProviderKind> sources = new LinkedHashMap<>();
        sources.put("left", ProviderKind.BASETEN);
        sources.put("right", ProviderKind.ZAI);
        return sources;
    }

    static TopicPlan of(String prefix) {
        return of(prefix, (state, source, provider) -> prefix + "task-" + state.word());
    }

    static TopicPlan of(String prefix, StateTopics byState) {
        return new TopicPlan(
                prefix + "all",
                byState,
                prefix + "inbox",
                prefix + "tasks",
                prefix + "inbox-rejected",
                prefix + "control",
                true,
                3,
                (short) 1,
                MAX_MESSAGE_BYTES,
                sources());
    }

    static TopicPlan existingOnly(String prefix) {
        return altered(of(prefix), false, (short) 1);
    }

    static TopicPlan replicated(String prefix, short replicationFactor) {
        return altered(of(prefix), true, replicationFactor);
    }

    private static TopicPlan altered(TopicPlan plan, boolean create, short replicationFactor) {
        return new TopicPlan(
                plan.all(),
                plan.byState(),
                plan.inbox(),
                plan.tasks(),
                plan.rejected(),
                plan.control(),
                create,
                plan.partitions(),
                replicationFactor,
                plan.maxMessageBytes(),
                plan.sources());
    }

    /** Without the common topic, unless {@code all} names it. */
    static TopicPlan withEvents(@Nullable String all, StateTopics byState) {
        return new TopicPlan(
                all,
                byState,
                "inbox",
                "tasks",
                "inbox-rejected",
                "control",
                true,
                3,
                (short) 1,
                MAX_MESSAGE_BYTES,
                sources());
    }
}
