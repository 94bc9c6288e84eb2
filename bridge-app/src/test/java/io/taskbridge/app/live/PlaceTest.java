// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @Test
    void placeIsReadFromItsText() {
        Place place = Place.of("a-Z_9", 0, 35, Long.MAX_VALUE);

        assertThat(place).hasToString("a-Z_9.0.z.1y2p0ij32e8e7");
        Place read = Place.parse(place.toString());
        assertThat(read.topic()).isEqualTo("a-Z_9");
        assertThat(read.next(1)).isEqualTo(35);
        assertThat(read.next(2)).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "t", "t.", ".1", "t.1.", "t..1", "t.-1", "t.A", "t.zzzzzzzzzzzzz", "t 1", "t.1\n"})
    void nothingElseIsAPlace(String text) {
        assertThatThrownBy(() -> Place.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placeNeverGoesBack() {
        Place place = Place.of("t", 5, 5);

        assertThat(place.passing(0, 3)).hasToString("t.5.5");
        assertThat(place.passing(0, 5)).hasToString("t.6.5");
        assertThat(place.further(Place.of("t", 9, 1))).hasToString("t.9.5");
    }

    @Test
    void partitionThatIsAddedBeginsAtItsBeginning() {
        Place place = Place.of("t", 5);

        assertThat(place.next(3)).isZero();
        assertThat(place.passing(2, 0)).hasToString("t.5.0.1");
        assertThat(place.further(Place.of("t", 1, 2))).hasToString("t.5.2");
    }
}
