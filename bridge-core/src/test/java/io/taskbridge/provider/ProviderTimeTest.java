// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2025-03-27T00:17:51.578558Z, 2025-03-27T00:17:51.578558Z",
        "2025-03-27T00:17:51Z, 2025-03-27T00:17:51Z",
        "2025-03-27t00:17:51z, 2025-03-27T00:17:51Z",
        "2025-03-27T00:17:51.578558, 2025-03-27T00:17:51.578558Z",
        "2025-03-27T02:17:51+02:00, 2025-03-27T00:17:51Z",
        "2025-03-27T00:17:51.5+00:00, 2025-03-27T00:17:51.500Z",
    })
    void isoTimesAreReadAsUtcUnlessTheySayOtherwise(String text, Instant time) {
        assertThat(ProviderTime.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "1768472430",
                "2025-03-27",
                "2025-02-30T00:00:00Z",
                "2025-03-27T24:00:00Z",
                "2025-03-27T00:17:51Zulu",
                "2025-03-27T00:17:51.0123456789Z",
                "+999999999-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
            })
    void whatCannotBeReadIsNoTime(String text) {
        assertThat(ProviderTime.parse(text)).isNull();
    }
}
