// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alerts tell people what is wrong and what to do, and are told about themselves. */
class AlertRulesTest {
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");

    static List<AlertRules.Alert> alerts() {
        return AlertRules.all();
    }

    @Test
    void alertsAreThoseOfTheGuide() {
        assertThat(AlertRules.all()).extracting(AlertRules.Alert::name).isEqualTo(OperatingGuide.alerts());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertSaysHowBadItIsWhatIsWrongAndWhatToDo(AlertRules.Alert alert) {
        assertThat(alert.labels().get("severity")).isIn("critical", "warning");
        assertThat(alert.annotations()).containsOnlyKeys("summary", "action");
        assertThat(alert.annotations().values()).allMatch(text -> text.endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertWaitsForMinutesNotForHours(AlertRules.Alert alert) {
        assertThat(alert.waits()).matches("[0-9]m|1[0-5]m");
    }

    /** A label that an alert does not have is an empty place in its text. */
    @ParameterizedTest
    @MethodSource("alerts")
    void alertNamesOnlyLabelsThatItHas(AlertRules.Alert alert) {
        Set<String> has = Selector.groupedBy(alert.expression());
        if (has.isEmpty()) {
            Set<String> metrics = Selector.of(alert.expression()).stream()
                    .map(Selector::metric)
                    .collect(Collectors.toSet());
            OperatingGuide.meters().stream()
                    .filter(meter -> metrics.contains(meter.name()))
                    .forEach(meter -> has.addAll(meter.labels()));
            has.addAll(Set.of("job", "instance"));
        }

        Stream<String> named = alert.annotations().values().stream()
                .flatMap(text -> LABEL.matcher(text).results().map(m -> m.group(1)));

        assertThat(named).isSubsetOf(has);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertHasATestThatSetsItOff(AlertRules.Alert alert) throws IOException {
        String tests = Files.readString(AlertRules.TESTS);

        assertThat(tests).contains("- labels: 'ALERTS{alertname=\"" + alert.name() + "\",alertstate=\"firing\",");
    }
}
