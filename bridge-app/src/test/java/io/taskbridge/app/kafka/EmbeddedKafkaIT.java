// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.taskbridge.app.CapturedLogs;
import io.taskbridge.app.JavaProcess;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EmbeddedKafkaIT {
    @TempDir
    Path dir;

    @Test
    void onlyCommittedRecordsAreReadCommitted() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, dir)) {
            KafkaRecords.createTopic(kafka.bootstrapServers(), "events");

            try (KafkaProducer<String, String> producer =
                    KafkaRecords.transactionalProducer(kafka.bootstrapServers())) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("events", "aborted")).get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("events", "committed")).get();
                producer.commitTransaction();
            }

            assertThat(KafkaRecords.committedValues(kafka.bootstrapServers(), "events"))
                    .containsExactly("committed");
        }
    }

    @Test
    void registersNoBeansForItsMeters() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, dir)) {
            KafkaRecords.createTopic(kafka.bootstrapServers(), "events");

            assertThat(ManagementFactory.getPlatformMBeanServer()
                            .queryNames(ObjectName.getInstance("kafka.*:type=*,name=*,*"), null))
                    .isEmpty();
        }
    }

    @Test
    void clusterIdSurvivesARestart() throws Exception {
        String before;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, dir)) {
            before = KafkaRecords.clusterId(kafka.bootstrapServers());
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, dir)) {
            assertThat(KafkaRecords.clusterId(kafka.bootstrapServers())).isEqualTo(before);
        }
    }

    @Test
    void committedRecordsSurviveAKilledProcess() throws Exception {
        killABroker();

        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, dir)) {
            KafkaRecords.transactionalProducer(kafka.bootstrapServers()).close();

            assertThat(KafkaRecords.committedValues(kafka.bootstrapServers(), "events"))
                    .containsExactly("committed");
        }
    }

    /** What its coordinator does Kafka tells in its log alone. Groups that are loaded twice at a time lock up. */
    @Test
    void groupsAreLoadedOnceAfterAKill() throws Exception {
        killABroker();
        Logger coordinator =
                (Logger) LoggerFactory.getLogger("org.apache.kafka.coordinator.common.runtime.CoordinatorRuntime");
        coordinator.setLevel(Level.INFO);

        try (CapturedLogs logs = CapturedLogs.start();
                EmbeddedKafka kafka = EmbeddedKafka.start(0, dir)) {
            assertThat(KafkaRecords.committedOffset(kafka.bootstrapServers(), DoomedBroker.GROUP, "events"))
                    .isEqualTo(DoomedBroker.OFFSET);
            assertThat(logs.lines())
                    .anyMatch(line -> line.contains("Finished loading of metadata from __consumer_offsets"))
                    .noneMatch(line -> line.contains("Started unloading"));
        } finally {
            coordinator.setLevel(null);
        }
    }

    @Test
    void takenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(taken.getLocalPort(), dir))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining("localhost:" + taken.getLocalPort())
                    .hasMessageContaining("the port is taken");
        }
    }

    @Test
    void directoryOfARunningBrokerIsRefused() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, dir)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(0, dir))
                    .as("while %s runs", kafka.bootstrapServers())
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining(dir.toString())
                    .hasMessageContaining("is in use");
        }
    }

    @Test
    void fileInPlaceOfTheDirectoryIsRefused() throws Exception {
        Path file = Files.createFile(dir.resolve("file"));

        assertThatThrownBy(() -> EmbeddedKafka.start(0, file))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("cannot be written");
    }

    @Test
    void directoryIsFreeAgainAfterAFailedStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(taken.getLocalPort(), dir))
                    .isInstanceOf(EmbeddedKafkaException.class);
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, dir)) {
            assertThat(kafka.bootstrapServers()).startsWith("localhost:");
        }
    }

    private void killABroker() throws Exception {
        Process doomed = JavaProcess.of(DoomedBroker.class, dir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = doomed.inputReader()) {
            assertThat(said.lines().anyMatch("ready"::equals)).isTrue();
        } finally {
            doomed.destroyForcibly().waitFor();
        }
    }
}
