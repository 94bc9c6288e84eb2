// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of every Kafka client that the bridge makes. What the user configures comes first, what a promise
 * depends on comes last. Immutable.
 */
public final class ClientSettings {
    /** What a record for the inbox may take to be acknowledged. */
    static final int SEND_LIMIT_MILLIS = 3_000;

    private static final int INBOX_BATCH_BYTES = 128 << 10;
    private static final int INBOX_LINGER_MILLIS = 20;
    private static final int TRANSACTION_LIMIT_MILLIS = 10_000;
    private static final int TRANSACTION_BATCH_BYTES = 256 << 10;
    private static final int EVENT_FETCH_BYTES = 4 << 20;

    /** What the processors' caches and the heap's regions can hold; a larger record comes all the same, alone. */
    private static final int INBOX_FETCH_BYTES = 384 << 10;

    /** After so long without a sign of life a member is missed, in a rebalance as at any other time. */
    public static final int SESSION_MILLIS = 6_000;

    private static final int HEARTBEAT_MILLIS = 300;

    private final Map<String, Object> common;
    private final String groupId;
    private final int maxMessageBytes;
    private final boolean sole;

    /**
     * @param properties further client properties as configured: security and the like
     * @param maxMessageBytes the largest record that is ever written or read
     * @param sole whether Kafka is this bridge's own, so that after a crash there is no other that it could be taken for
     */
    public ClientSettings(
            String bootstrapServers,
            Map<String, String> properties,
            String groupId,
            int maxMessageBytes,
            boolean sole) {
        this.common = new HashMap<>();
        // A bridge has dozens of clients: their beans and telemetry, which nobody reads, cost a second of its start.
        common.put("metric.reporters", "");
        common.put("enable.metrics.push", false);
        common.putAll(properties);
        common.put("bootstrap.servers", bootstrapServers);
        this.groupId = groupId;
        this.maxMessageBytes = maxMessageBytes;
        this.sole = sole;
    }

    public String groupId() {
        return groupId;
    }

    public int maxMessageBytes() {
        return maxMessageBytes;
    }

    /** For questions about the cluster; each is answered or given up within seconds. */
    public Map<String, Object> admin() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        // New partitions get their leaders one after the other: at the default, 100 ms and twice as much each time, a
        // first start waits for some tenths of a second after the last of them.
        settings.put(AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        settings.put(AdminClientConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 100);
        return settings;
    }

    /** For the inbox: acknowledged by all replicas within {@value #SEND_LIMIT_MILLIS} ms, or failed. */
    Map<String, Object> inboxProducer() {
        Map<String, Object> settings = producer();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_LIMIT_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_LIMIT_MILLIS - 500);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_LIMIT_MILLIS);
        // What comes while a request is under way gathers for the next one, and many cost little more than one:
        // PERFORMANCE.md has the figures. Nobody waits for the linger, as the sender flushes, unless that hangs.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, INBOX_LINGER_MILLIS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, INBOX_BATCH_BYTES);
        return settings;
    }

    /** For a shard's transactions. */
    Map<String, Object> transactional(int partition) {
        return transactional(transactionalId(partition));
    }

    String transactionalId(int partition) {
        return groupId + "-" + partition;
    }

    /** For the transactions of a redrive, which go by the name of its group: a second one fences the first. */
    public Map<String, Object> redriveProducer() {
        return transactional(redriveGroup());
    }

    /** For reading the rejected topic, or a record that it only names, without being a member of any group. */
    public Map<String, Object> redriveConsumer() {
        Map<String, Object> settings = restoringConsumer();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, redriveGroup());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    /** The group under whose name a redrive keeps how far it has come. */
    public String redriveGroup() {
        return groupId + "-redrive";
    }

    private Map<String, Object> transactional(String id) {
        Map<String, Object> settings = producer();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 3 * TRANSACTION_LIMIT_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_LIMIT_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TRANSACTION_LIMIT_MILLIS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_LIMIT_MILLIS);
        // The next transaction often meets the markers of the last one and must ask again: at the default of 100 ms
        // that wait, not the work, would be the time of a commit.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 1);
        // Nobody waits for this: the commit flushes at once. Until then a partition's records gather in one request,
        // rather than overtake each other while the first one is asked to come again.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, TRANSACTION_BATCH_BYTES);
        return settings;
    }

    /** The name under which this bridge keeps its place in the group; empty if it leaves the group when it stops. */
    Optional<String> instanceId() {
        return sole ? Optional.of(groupId + "-sole") : Optional.empty();
    }

    /** For reading one's own partitions of the inbox, as a member of the group. How quickly members are missed: RATIONALE.md. */
    Map<String, Object> inboxConsumer(PeerName name) {
        Map<String, Object> settings = consumer();
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name.clientId());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, ReadPace.ON_END);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, INBOX_FETCH_BYTES);
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, SESSION_MILLIS);
        // Known by name, it takes its own place again at once; a stranger would have to wait for its session to end.
        instanceId().ifPresent(id -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
        return settings;
    }

    /** For reading a shard's partition to its end, once. */
    Map<String, Object> restoringConsumer() {
        Map<String, Object> settings = consumer();
        // The client always asks for more ahead, and closing it waits for the answer: at the default of 500 ms most of
        // a restore would be that wait.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        return settings;
    }

    /** For following events without being a member of any group. What is fetched ahead is bounded, as several may read. */
    Map<String, Object> eventConsumer() {
        Map<String, Object> settings = consumer();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, EVENT_FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TRANSACTION_LIMIT_MILLIS / 2);
        return settings;
    }

    /** For following what operators say, from the beginning and without being a member of any group. */
    Map<String, Object> controlConsumer() {
        Map<String, Object> settings = consumer();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    /** For reading committed records; offsets are never committed by the client itself. */
    private Map<String, Object> consumer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TRANSACTION_LIMIT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TRANSACTION_LIMIT_MILLIS / 2);
        return settings;
    }

    private Map<String, Object> producer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxMessageBytes);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(64L << 20, 4L * maxMessageBytes));
        return settings;
    }
}
