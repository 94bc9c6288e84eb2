// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {
    private static final RawJson VALUE = new RawJson("\"hi\"");
    private static final String SHA256 = "0".repeat(64);

    private static void refused(RawJson value, ResultOmitted omitted, boolean awaited, ResultRef kept) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Output(value, omitted, awaited, kept));
    }

    @Test
    void outputIsNotHereAndMissing() {
        refused(VALUE, ResultOmitted.NOT_PROVIDED, false, null);
    }

    @Test
    void outputIsNotHereAndAwaited() {
        refused(VALUE, null, true, null);
    }

    @Test
    void outputIsNotKeptAsideAndAwaited() {
        refused(null, ResultOmitted.TOO_LARGE, true, Life.KEPT);
    }

    @Test
    void onlyWhatIsTooLargeIsKeptAsideAlone() {
        refused(null, ResultOmitted.NOT_PROVIDED, false, Life.KEPT);
        refused(null, null, false, Life.KEPT);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://host/x",
        "//host/x",
        "'http://host/a b'",
        "'http://host/\"'",
        "''",
    })
    void urlThatIsNoneIsRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResultRef(url, SHA256, 0));
    }

    @Test
    void urlBeyondALimitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResultRef("http://" + "x".repeat(2_001), SHA256, 0));
    }

    @Test
    void nameThatIsNoDigestIsRefused() {
        for (String name : new String[] {"", "0".repeat(63), "0".repeat(65), "A".repeat(64), "../" + "0".repeat(61)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ResultRef("http://host/x", name, 0));
        }
    }

    @Test
    void negativeLengthIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResultRef("http://host/x", SHA256, -1));
    }
}
