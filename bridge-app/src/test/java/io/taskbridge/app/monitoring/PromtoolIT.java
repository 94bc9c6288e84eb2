// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus understands what is shipped for it, and its alerts fire when they should. */
class PromtoolIT {
    @ParameterizedTest
    @ValueSource(strings = {"check rules alerts.yml", "test rules alerts-test.yml", "check config prometheus.yml"})
    void prometheusAgrees(String command) throws Exception {
        List<String> words = List.of(command.split(" ", -1));
        String file = AlertRules.DIR.resolve(words.get(2)).toString();

        Promtool.Verdict verdict = Promtool.find().run("", words.get(0), words.get(1), file);

        assertThat(verdict.exit()).as(verdict.said()).isZero();
    }

    @Test
    void prometheusWouldSayWhatIsWrong() throws Exception {
        Promtool.Verdict verdict = Promtool.find()
                .run("", "check", "rules", AlertRules.DIR.resolve("none.yml").toString());

        assertThat(verdict.exit()).isNotZero();
    }
}
