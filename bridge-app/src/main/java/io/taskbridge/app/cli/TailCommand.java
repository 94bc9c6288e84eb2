// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints events as any consumer reads them: committed ones, in order. */
@Command(
        name = "tail",
        description = "Prints events as they arrive, until Ctrl-C: readable lines on a terminal (in colours, unless "
                + "NO_COLOR is set), otherwise each event's JSON on a line.")
public final class TailCommand implements Callable<Integer> {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final int ANSWER_LIMIT_MILLIS = 5_000;

    private final Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers;
    private final TailFormat format;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = "A Kafka broker [${DEFAULT-VALUE}].")
    private String bootstrap = "";

    @Option(
            names = "--topic",
            paramLabel = "T",
            defaultValue = "task-events",
            description = "A topic to read; repeatable [${DEFAULT-VALUE}].")
    private List<String> topics = List.of();

    @Option(names = "--from-beginning", description = "Print the events that are there already, too.")
    private boolean fromBeginning;

    public TailCommand(Function<String, @Nullable String> environment) {
        this(KafkaConsumer::new, TailFormat.suiting(Terminal.attached(), environment));
    }

    TailCommand(Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers, TailFormat format) {
        this.consumers = consumers;
        this.format = format;
    }

    @Override
    public Integer call() {
        EventTail tail = new EventTail(consumer());
        StopSignal signal = StopSignal.runs(tail::stop, STOP_LIMIT);
        try (tail) {
            open(tail);
            tail.follow(format, spec.commandLine().getOut(), spec.commandLine().getErr());
        } catch (WakeupException stopped) {
            spec.commandLine().getOut().flush();
        } catch (KafkaException e) {
            throw new CommandFailure(ExitCode.FAULT, "Reading failed: " + Printable.of(String.valueOf(e.getMessage())));
        } finally {
            signal.close();
        }
        return ExitCode.FINE;
    }

    private void open(EventTail tail) {
        try {
            tail.open(topics, fromBeginning ? EventTail.Start.BEGINNING : EventTail.Start.NOW);
        } catch (WakeupException stopped) {
            throw stopped;
        } catch (TimeoutException e) {
            throw new CommandFailure(
                    ExitCode.NOT_STARTED, "No Kafka broker answers at " + Printable.of(bootstrap, 200) + ".");
        } catch (KafkaException e) {
            throw new CommandFailure(
                    ExitCode.NOT_STARTED, "Cannot read: " + Printable.of(String.valueOf(e.getMessage())));
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        try {
            return consumers.apply(Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrap,
                    ConsumerConfig.CLIENT_ID_CONFIG,
                    "taskbridge-tail",
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest",
                    ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    ANSWER_LIMIT_MILLIS,
                    ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    ANSWER_LIMIT_MILLIS,
                    ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                    ByteArrayDeserializer.class,
                    ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                    ByteArrayDeserializer.class));
        } catch (KafkaException e) {
            boolean badAddress = e instanceof ConfigException || e.getCause() instanceof ConfigException;
            throw badAddress
                    ? new CommandFailure(
                            ExitCode.USAGE,
                            "--bootstrap: " + Printable.of(bootstrap, 200)
                                    + ": must be HOST:PORT of a host that exists")
                    : new CommandFailure(
                            ExitCode.NOT_STARTED, "Cannot read: " + Printable.of(String.valueOf(e.getMessage())));
        }
    }
}
