// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.task.Durations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsJsonTest {
    private static final Durations.Table WHOLE =
            new Durations.Table(12.5, 0.01, List.of(380, 700, 2, 550), List.of(0, 1251, 300, -1));
    private static final Durations.Table QUEUED = new Durations.Table(3, 0.01, List.of(200, 300), List.of(0, 300));
    private static final Durations.Table RUNNING = new Durations.Table(3, 0.02, List.of(310, 150), List.of(0, 150));

    private static Durations decode(String json) throws InvalidRecordException {
        return DurationsJson.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void durationsAreWrittenAndReadAsTheirGoldenFiles() throws InvalidRecordException {
        Durations full = new Durations(64, WHOLE, QUEUED, RUNNING);
        Durations bare = new Durations(64, WHOLE, null, null);

        assertThat(Golden.tree(DurationsJson.encode(full))).isEqualTo(Golden.tree("durations.json"));
        assertThat(DurationsJson.decode(Golden.bytes("durations.json"))).isEqualTo(full);
        assertThat(Golden.tree(DurationsJson.encode(bare))).isEqualTo(Golden.tree("durations-bare.json"));
        assertThat(DurationsJson.decode(Golden.bytes("durations-bare.json"))).isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|whole: must be of type Table",
                "null|must be of type Durations",
                "{\"parts\":64,\"whole\":{\"evidence\":1,\"unit\":1,\"ended\":[1],\"entered\":[]}}"
                        + "|whole: ended: must be at most 8192 pairs",
                "{\"parts\":64,\"whole\":{\"evidence\":1,\"unit\":1,\"ended\":[1,-1],\"entered\":[]}}"
                        + "|whole: ended: must be pairs of a skip and a count",
                "{\"parts\":64,\"whole\":{\"evidence\":1,\"unit\":1,\"ended\":[],\"entered\":[-1,1]}}"
                        + "|whole: entered: must be pairs of a skip and a count",
                "{\"parts\":64,\"whole\":{\"evidence\":1,\"unit\":1,\"ended\":[null,1],\"entered\":[]}}"
                        + "|whole: ended: must be pairs of a skip and a count",
                "{\"parts\":64,\"whole\":{\"evidence\":1,\"unit\":1,\"ended\":[2147483647,1],\"entered\":[]}}"
                        + "|whole: ended: must skip fewer than 8192 bins",
                "{\"parts\":64,\"whole\":{\"evidence\":-1,\"unit\":1,\"ended\":[],\"entered\":[]}}"
                        + "|whole: evidence: must be a number of tasks",
                "{\"parts\":64,\"whole\":{\"evidence\":1,\"unit\":0,\"ended\":[],\"entered\":[]}}"
                        + "|whole: unit: must be a number above 0",
                "{\"parts\":0,\"whole\":{\"evidence\":1,\"unit\":1,\"ended\":[],\"entered\":[]}}"
                        + "|parts: must be within 1 and 8192"
            })
    void whatIsMalformedIsRefused(String json, String complaint) {
        assertThatThrownBy(() -> decode(json))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage(complaint);
    }

    @Test
    void whatIsFarTooLongIsNotRead() {
        assertThatThrownBy(() -> DurationsJson.decode(new byte[300_000]))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage("must not be longer than 262144 bytes");
    }
}
