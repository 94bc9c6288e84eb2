// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import io.taskbridge.codec.InboxCodec;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.provider.Fixture;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import io.taskbridge.webhook.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that may come in for one task at Baseten, as the adapters read it and the inbox hands it over. */
enum News {
    TRACK(Channel.INBOX, () -> null),
    UNTRACK(Channel.INBOX, () -> null),
    QUEUED(Channel.POLL, () -> polled("poll-queued")),
    RUNNING(Channel.POLL, () -> polled("poll-in-progress")),
    DONE_PENDING(Channel.POLL, () -> polled("poll-succeeded-webhook-pending")),
    DONE_DELIVERED(Channel.POLL, () -> polled("poll-succeeded-webhook-succeeded")),
    DONE_UNDELIVERED(Channel.POLL, () -> polled("poll-succeeded-webhook-failed")),
    DONE_DELIVERY_CANCELED(Channel.POLL, () -> polled("poll-succeeded-webhook-canceled")),
    DONE_NO_WEBHOOK(Channel.POLL, () -> polled("poll-succeeded-no-webhook")),
    WEBHOOK_FAILED(Channel.POLL, () -> polled("poll-webhook-failed")),
    FAILED(Channel.POLL, () -> polled("poll-failed")),
    CANCELED(Channel.POLL, () -> polled("poll-canceled")),
    EXPIRED(Channel.POLL, () -> polled("poll-expired")),
    WEBHOOK(Channel.WEBHOOK, () -> pushed(Fixture.bytes("baseten/webhook-success"))),
    WEBHOOK_NULL(Channel.WEBHOOK, () -> pushed(Fixture.bytes("baseten/webhook-data-null"))),
    WEBHOOK_BARE(Channel.WEBHOOK, () -> pushed(Fixture.without("baseten/webhook-success", "data"))),
    WEBHOOK_FAILURE(Channel.WEBHOOK, () -> pushed(Fixture.bytes("baseten/webhook-failure"))),
    /** More than half of the wait for an output. */
    HALF(Channel.CLOCK, () -> null),
    /** Longer than the wait for an output. */
    GRACE(Channel.CLOCK, () -> null),
    /** Beyond the task's deadline. */
    DEADLINE(Channel.CLOCK, () -> null);

    static final TaskKey KEY = new TaskKey("prod", "0f3a9c52d1e84b7796a1c0d2e3f45678");
    static final Instant START = Instant.parse("2026-01-15T10:20:30Z");
    static final Duration RESULT_GRACE = Duration.ofSeconds(60);
    private static final Duration UNTIL_DEADLINE = Duration.ofHours(1);

    /** How news comes, which decides whether it comes again after a crash. */
    enum Channel {
        /** Kept until dealt with. */
        INBOX,
        /** The same, and it tells of the task by itself. */
        WEBHOOK,
        /** Asked for again, and then only the latest word is heard. */
        POLL,
        /** Time goes on, crash or not. */
        CLOCK;

        boolean durable() {
            return this == INBOX || this == WEBHOOK;
        }
    }

    private final Channel channel;

    /** Holds JSON, which nobody changes. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final @Nullable Report report;

    News(Channel channel, Supplier<@Nullable Report> report) {
        this.channel = channel;
        this.report = report.get();
    }

    Channel channel() {
        return channel;
    }

    /** How long it takes until this has come. */
    Duration takes() {
        return switch (this) {
            case HALF -> RESULT_GRACE.dividedBy(2).plusSeconds(1);
            case GRACE -> RESULT_GRACE.plusSeconds(1);
            case DEADLINE -> UNTIL_DEADLINE.plusSeconds(1);
            default -> Duration.ofSeconds(1);
        };
    }

    /** What the shard is given; null where it only has to look at its clock. */
    @Nullable Input input(Instant at) {
        return switch (channel) {
            case INBOX -> new Message(this == TRACK ? track() : InboxCodec.untrack(KEY)).read(at);
            case WEBHOOK -> new Message(InboxCodec.observed(KEY, new Observation(report(), Via.WEBHOOK, at))).read(at);
            case POLL -> new Input.Observed(KEY, new Observation(report(), Via.POLL, at));
            case CLOCK -> null;
        };
    }

    TaskState state() {
        return report().state();
    }

    @Nullable RawJson output() {
        return report().output().value();
    }

    @Nullable ResultOmitted omitted() {
        return report().output().omitted();
    }

    /** Whether it says that the task has ended well, and that a webhook may still bring the output. */
    boolean awaitsOutput() {
        Output output = report == null ? Output.none() : report.output();
        return output.awaited();
    }

    private Report report() {
        return Objects.requireNonNull(report, name());
    }

    private static byte[] track() {
        return InboxCodec.track(
                new Registration(KEY, "model:m7x2q9kd", Map.of("tenant", "acme"), null, START.plus(UNTIL_DEADLINE)));
    }

    private static @Nullable Report polled(String fixture) {
        return ProviderKind.BASETEN
                .connect("http://localhost:1", Map.of("apiKey", new Secret("the-key")))
                .read(Fixture.reply(200, "baseten/" + fixture))
                .report();
    }

    private static @Nullable Report pushed(byte[] body) {
        return new BasetenWebhooks().read(body).report();
    }

    /** A record of the inbox. */
    private record Message(byte[] value) {
        Input read(Instant at) {
            try {
                return InboxCodec.decode(value, at);
            } catch (InvalidRecordException e) {
                throw new AssertionError(e);
            }
        }
    }
}
