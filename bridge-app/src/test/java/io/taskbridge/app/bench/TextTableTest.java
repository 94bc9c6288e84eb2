// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    @ParameterizedTest
    @CsvSource({"12345.6, 12300", "123.4, 123", "1.2345, 1.23", "0.012345, 0.0123", "0, 0", "NaN, -", "10, 10"})
    void numbersHaveThreeDigitsThatSaySomething(double value, String shown) {
        assertThat(TextTable.number(value)).isEqualTo(shown);
    }

    @Test
    void columnsLineUp() {
        TextTable table = new TextTable("Delay", List.of("", "mean", "p99"))
                .row("a", List.of("1", "20"))
                .row("longer", List.of("3.25", "4"));

        assertThat(table.toString()).isEqualTo("""

                        Delay
                                  mean  p99
                          a          1   20
                          longer  3.25    4
                        """);
    }
}
