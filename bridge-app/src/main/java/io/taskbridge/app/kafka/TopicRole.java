// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a topic is for, which decides how Kafka must keep it. */
enum TopicRole {
    /** Inputs, until they are decided: consumed once, kept for a week. */
    INBOX {
        @Override
        Map<String, String> own(int maxMessageBytes) {
            return Map.of(
                    "cleanup.policy", "delete",
                    "retention.ms", WEEK,
                    // Anyone may write here, with any clock: an old timestamp must not shorten the retention.
                    "message.timestamp.type", "LogAppendTime");
        }
    },
    /** The latest state of each task, read to its end before a shard starts: compacted, and kept short. */
    TASKS {
        @Override
        Map<String, String> own(int maxMessageBytes) {
            return Map.of(
                    "cleanup.policy", "compact",
                    "segment.bytes", Integer.toString(Math.max(32 << 20, maxMessageBytes)),
                    "segment.ms", millis(Duration.ofHours(1)),
                    // Each time, all that is clean is written anew: with a tenth it would be ten times what is new.
                    "min.cleanable.dirty.ratio", "0.3",
                    // No longer than anybody reads: each transaction's marker stays for as long as a tombstone.
                    "delete.retention.ms", millis(Duration.ofMinutes(15)));
        }
    },
    /** Inputs that nobody understood, kept for a week. */
    REJECTED {
        @Override
        Map<String, String> own(int maxMessageBytes) {
            return INBOX.own(maxMessageBytes);
        }
    },
    /** What operators tell all bridges, read by each from its beginning: compacted, in one order. */
    CONTROL {
        @Override
        Map<String, String> own(int maxMessageBytes) {
            return Map.of(
                    "cleanup.policy", "compact",
                    "segment.ms", millis(Duration.ofHours(1)),
                    "delete.retention.ms", millis(Duration.ofDays(1)));
        }
    },
    /** Transitions for the world, kept for a week. */
    EVENTS {
        @Override
        Map<String, String> own(int maxMessageBytes) {
            return Map.of("cleanup.policy", "delete", "retention.ms", WEEK);
        }
    };

    private static final String WEEK = millis(Duration.ofDays(7));

    abstract Map<String, String> own(int maxMessageBytes);

    /**
     * How many partitions a new topic of this role gets.
     *
     * @param shards how many the bridges have
     * @param wished how many the configuration wants
     */
    int partitions(int shards, int wished) {
        return switch (this) {
            case INBOX, TASKS -> shards;
            case CONTROL -> 1;
            case REJECTED, EVENTS -> wished;
        };
    }

    /** Whether shards write it and bridges do not read it: nobody needs it before there is something to tell. */
    boolean forOthers() {
        return switch (this) {
            case INBOX, TASKS, CONTROL -> false;
            case REJECTED, EVENTS -> true;
        };
    }

    /** Whether no bridge can do without it. */
    boolean required() {
        return this != CONTROL;
    }

    /** The settings that a new topic of this role gets. */
    Map<String, String> settings(int maxMessageBytes, int replicationFactor) {
        Map<String, String> all = new TreeMap<>(own(maxMessageBytes));
        all.put("max.message.bytes", Integer.toString(maxMessageBytes));
        all.put("min.insync.replicas", replicationFactor > 2 ? "2" : "1");
        all.put("unclean.leader.election.enable", "false");
        return all;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
