// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.task.TaskState;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The bridge's topics: what they are called, and that they are there and fit for their purpose. Thread-safe. */
public final class Topics {
    /** What a topic is named after. */
    private record Entered(TaskState state, String source, String provider) {}

    private final TopicPlan plan;
    private final Map<String, TopicRole> roles;

    /** Names that were asked for: every event asks. */
    private final Map<Entered, String> known = new ConcurrentHashMap<>();

    public Topics(TopicPlan plan) {
        this.plan = plan;
        this.roles = Collections.unmodifiableMap(plan.roles());
    }

    public Set<String> names() {
        return roles.keySet();
    }

    /** The topic of every transition, null where switched off. */
    public @Nullable String all() {
        return plan.all();
    }

    /** The topic of transitions to this state, null where switched off. */
    public @Nullable String topicFor(TaskState state, String source, String provider) {
        return known.computeIfAbsent(new Entered(state, source, provider), this::name);
    }

    private @Nullable String name(Entered entered) {
        String name = plan.byState().topicFor(entered.state(), entered.source(), entered.provider());
        // A task of a source that is no longer configured may have a topic that nobody has prepared.
        return name != null && roles.containsKey(name) ? name : null;
    }

    public String inbox() {
        return plan.inbox();
    }

    public String tasks() {
        return plan.tasks();
    }

    public String rejected() {
        return plan.rejected();
    }

    public String control() {
        return plan.control();
    }

    /**
     * Creates what is missing, if the plan says so, and checks what is there. Blocks up to {@code patience}, which
     * also covers a cluster that is not reachable yet: never call it on an event loop.
     *
     * @throws TopicsException where the cluster does not answer, refuses, or holds topics that break a rule
     */
    public PreparedTopics prepare(Cluster cluster, Duration patience) {
        TopicAdmin admin = new TopicAdmin(cluster, patience);
        Map<String, FoundTopic> found = admin.find(names());
        if (plan.create() && !found.keySet().containsAll(names())) {
            admin.create(plan, missing(found), shards(found));
            found = admin.awaitAll(names());
        }
        List<String> problems = TopicFitness.broken(plan, roles, found);
        if (!problems.isEmpty()) {
            throw new TopicsException(problems);
        }
        return new PreparedTopics(
                shards(found),
                found.containsKey(plan.control()),
                Future.fromCompletionStage(admin.leaders(found).toCompletionStage()));
    }

    private Map<String, TopicRole> missing(Map<String, FoundTopic> found) {
        Map<String, TopicRole> missing = new LinkedHashMap<>(roles);
        missing.keySet().removeAll(found.keySet());
        return missing;
    }

    /** A half that exists decides how many partitions the other one gets. */
    private int shards(Map<String, FoundTopic> found) {
        FoundTopic half = found.getOrDefault(plan.inbox(), found.get(plan.tasks()));
        return half == null ? plan.partitions() : half.partitions();
    }
}
