// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.BridgeSetup;
import io.taskbridge.app.FreePort;
import io.taskbridge.app.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command, beside a bridge that rejects. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RedriveCommandIT {
    private static final String ONE = source("one");
    private static final String MALFORMED = "{\"type\":\"track\",\"secret\":\"hunter2\"";

    private final BridgeSetup setup = BridgeFixture.of(ONE);

    @TempDir
    private Path dir;

    private static String source(String name) {
        return "  " + name + ": {provider: zai, baseUrl: \"http://localhost:1\", credentials: {apiKey: k}}\n";
    }

    private Typed redrive(String... options) throws IOException {
        Path file = Files.writeString(dir.resolve("bridge.yaml"), setup.yaml());
        String[] args = new String[options.length + 3];
        System.arraycopy(new String[] {"redrive", "--config", file.toString()}, 0, args, 0, 3);
        System.arraycopy(options, 0, args, 3, options.length);
        return Typed.at(Main.commandLine(name -> null), args);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void recordsOfASourceThatIsConfiguredSinceAreSentAgainOnce() throws IOException {
        try (BridgeFixture bridge = setup.start()) {
            // Given
            bridge.write(new ProducerRecord<>(setup.topic("bridge-inbox"), 0, "k", MALFORMED));
            ProducerRecord<String, String> early = new ProducerRecord<>(
                    setup.topic("bridge-inbox"), "two/a", "{\"type\":\"track\",\"source\":\"two\",\"id\":\"a\"}");
            early.headers().add("origin", "elsewhere".getBytes(StandardCharsets.UTF_8));
            bridge.write(early);
            bridge.read("bridge-rejected", 2);
            setup.sources(ONE + source("two"));
            bridge.restart();

            // When
            Typed asked = redrive("--dry-run");
            int untouched = bridge.readAll("bridge-rejected").size();
            Typed first = redrive();
            bridge.awaitTask("two/a", task -> task.path("state").asText().equals("TRACKED"));
            Typed second = redrive();

            // Then
            assertThat(List.of(asked, first, second))
                    .allSatisfy(typed -> assertThat(typed.out() + typed.err()).doesNotContain("hunter2"));
            assertThat(untouched).isEqualTo(2);
            assertThat(asked.out()).contains("Nothing was changed", "1  sent again", "1  still not understood");
            assertThat(first.exitCode()).isEqualTo(ExitCode.FINE);
            assertThat(first.out())
                    .contains("1  sent again", "1  still not understood", "not JSON", "  two/a  sent again");
            assertThat(second.out()).contains("0  sent again", "1  still not understood");
            List<ConsumerRecord<String, String>> inbox = bridge.readAll("bridge-inbox");
            assertThat(inbox)
                    .hasSize(3)
                    .filteredOn(record -> "two/a".equals(record.key()))
                    .allSatisfy(record -> {
                        assertThat(header(record, "origin")).isEqualTo("elsewhere");
                        assertThat(record.headers().lastHeader("reason")).isNull();
                    });
            assertThat(bridge.readAll("bridge-rejected"))
                    .filteredOn(record -> MALFORMED.equals(record.value()))
                    .hasSize(3)
                    .allSatisfy(record -> {
                        assertThat(header(record, "topic")).isEqualTo(setup.topic("bridge-inbox"));
                        assertThat(header(record, "partition")).isEqualTo("0");
                        assertThat(header(record, "offset")).isEqualTo("0");
                        assertThat(record.headers().headers("reason")).hasSize(1);
                    });
        }
    }

    @Test
    void unreachableKafkaIsSaid() throws IOException {
        int nobody = FreePort.find();
        Path file = Files.writeString(
                dir.resolve("bridge.yaml"),
                "kafka: {embedded: {port: " + nobody + "}}\nserver: {anonymous: true}\nsources:\n" + ONE);

        Typed typed = Typed.at(Main.commandLine(name -> null), "redrive", "--config", file.toString());

        assertThat(typed.exitCode()).isEqualTo(ExitCode.NOT_STARTED);
        assertThat(typed.err()).contains("Kafka at localhost:" + nobody, "running bridge", "does not answer");
    }
}
