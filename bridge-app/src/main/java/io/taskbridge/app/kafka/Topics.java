// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.task.TaskState;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
     * Creates what the bridge needs for itself and misses, if the plan says so, and checks whatever is there. Blocks up to
     * {@code patience}, which also covers a cluster that is not reachable yet: never call it on an event loop.
     *
     * @throws TopicsException where the cluster does not answer, refuses, or holds topics that break a rule
     */
    public OwnTopics prepareOwn(Cluster cluster, Duration patience) {
        TopicAdmin admin = new TopicAdmin(cluster, patience);
        Map<String, FoundTopic> found = admin.find(names());
        Map<String, TopicRole> wanted = new LinkedHashMap<>(roles);
        if (plan.create()) {
            wanted.entrySet().removeIf(topic -> topic.getValue().forOthers() && !found.containsKey(topic.getKey()));
        }
        Map<String, FoundTopic> fit = fit(admin, found, wanted);
        Map<String, FoundTopic> own = new HashMap<>(fit);
        own.keySet().removeIf(name -> Objects.requireNonNull(roles.get(name)).forOthers());
        return new OwnTopics(shards(fit), fit.containsKey(plan.control()), admin.leaders(own));
    }

    /**
     * The same for all topics. Kafka makes partitions one after the other, and a bridge need not wait for a hundred before it
     * begins with twenty.
     *
     * @return done when each topic can be written to
     */
    public CompletableFuture<?> prepareAll(Cluster cluster, Duration patience) {
        TopicAdmin admin = new TopicAdmin(cluster, patience);
        return admin.leaders(fit(admin, admin.find(names()), roles));
    }

    private Map<String, FoundTopic> fit(
            TopicAdmin admin, Map<String, FoundTopic> found, Map<String, TopicRole> wanted) {
        Map<String, FoundTopic> all = found;
        Map<String, TopicRole> missing = new LinkedHashMap<>(wanted);
        missing.keySet().removeAll(found.keySet());
        if (plan.create() && !missing.isEmpty()) {
            admin.create(plan, missing, shards(found));
            all = admin.awaitAll(wanted.keySet());
        }
        List<String> problems = TopicFitness.broken(plan, wanted, all);
        if (!problems.isEmpty()) {
            throw new TopicsException(problems);
        }
        return all;
    }

    /** A half that exists decides how many partitions the other one gets. */
    private int shards(Map<String, FoundTopic> found) {
        FoundTopic half = found.getOrDefault(plan.inbox(), found.get(plan.tasks()));
        return half == null ? plan.partitions() : half.partitions();
    }
}
