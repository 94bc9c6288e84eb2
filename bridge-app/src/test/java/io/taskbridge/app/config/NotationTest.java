// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How durations, sizes and rates are written, both ways. */
class NotationTest {
    private static final Format<Duration> DURATION = Durations.atLeast("0s");
    private static final Format<Long> SIZE = Sizes.between("0B", "8191TiB");

    @ParameterizedTest
    @CsvSource({
        "0s,0,0s",
        "500ms,500,500ms",
        "1000ms,1000,1s",
        "10s,10000,10s",
        "60s,60000,1m",
        "90m,5400000,90m",
        "72h,259200000,3d",
        "73h,262800000,73h",
        "7d,604800000,7d",
        "3650d,315360000000,3650d"
    })
    void durationIsReadAndWritten(String text, long millis, String written) {
        assertThat(DURATION.parse(text)).isEqualTo(Duration.ofMillis(millis));
        assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "1.5s", "-1s", "1 s", "1S", "1w", "1h30m", "PT1S", "3651d", "999999999999d"})
    void anythingElseIsNoDuration(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DURATION.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0B,0,0B",
        "100B,100,100B",
        "1024B,1024,1KiB",
        "512KiB,524288,512KiB",
        "16MiB,16777216,16MiB",
        "1536MiB,1610612736,1536MiB",
        "10GiB,10737418240,10GiB",
        "2048TiB,2251799813685248,2048TiB"
    })
    void sizeIsReadAndWritten(String text, long bytes, String written) {
        assertThat(SIZE.parse(text)).isEqualTo(bytes);
        assertThat(Sizes.format(bytes)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1MB", "1 MiB", "1.5MiB", "-1B", "1mib", "999999999999999TiB"})
    void anythingElseIsNoSize(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SIZE.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"20/s,20,20/s", "600/m,10,10/s", "90/m,1.5,90/m", "0.5/s,0.5,30/m", "36/h,0.01,36/h"})
    void rateIsReadAndWritten(String text, double perSecond, String written) {
        assertThat(Rates.PER_SECOND.parse(text)).isEqualTo(perSecond);
        assertThat(Rates.format(perSecond)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.123456789/s", "1/h", "7/m", "0.00001/h", "123456789/s"})
    void writtenRateReadsAsTheSame(String text) {
        double perSecond = Rates.PER_SECOND.parse(text);

        assertThat(Rates.PER_SECOND.parse(Rates.format(perSecond))).isEqualTo(perSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "0/s", "-1/s", "20/d", "20 /s", "1e3/s", "/s", "NaN/s"})
    void anythingElseIsNoRate(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rates.PER_SECOND.parse(text));
    }
}
