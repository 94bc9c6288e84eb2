// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsTest {
    /** Hashes published with Kafka's murmur2, made positive by dropping the sign bit. */
    @ParameterizedTest
    @CsvSource({"21, -973932308", "foobar, -790332482", "a-little-bit-long-string, -985981536"})
    void keyGoesWhereKafkasHashSaysIt(String key, int hash) {
        int partition = Partitions.of(key.getBytes(StandardCharsets.UTF_8), 12);

        assertThat(partition).isEqualTo((hash & Integer.MAX_VALUE) % 12);
    }
}
