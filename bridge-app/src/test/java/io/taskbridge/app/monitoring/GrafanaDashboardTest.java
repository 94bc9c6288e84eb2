// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Grafana can show the dashboard as it is. */
class GrafanaDashboardTest {
    private final JsonNode panels = GrafanaDashboard.content().path("panels");

    @Test
    void everyPanelSaysWhatItShows() {
        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("type").asText().equals("row")
                            || panel.path("description").asText().endsWith("."))
                    .isTrue();
        });
    }

    @Test
    void everyQueryGoesToTheDataSourceThatIsChosen() {
        List<String> sources = new ArrayList<>();
        panels.findValues("datasource")
                .forEach(source -> sources.add(source.path("uid").asText()));

        assertThat(sources).isNotEmpty().containsOnly("${datasource}");
    }

    @Test
    void panelsHaveNumbersAndPlacesOfTheirOwn() {
        Set<Integer> ids = new HashSet<>();
        Set<List<Integer>> taken = new HashSet<>();
        for (JsonNode panel : panels) {
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            JsonNode place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    assertThat(taken.add(List.of(
                                    place.path("x").asInt() + x, place.path("y").asInt() + y)))
                            .as(panel.path("title").asText())
                            .isTrue();
                }
            }
        }
    }
}
