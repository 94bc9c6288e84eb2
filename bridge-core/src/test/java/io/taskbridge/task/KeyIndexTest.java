// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
    private final List<TaskKey> places = new ArrayList<>();
    private final KeyIndex index = new KeyIndex((place, key) -> key.equals(places.get(place)));

    private static TaskKey key(String id) {
        return new TaskKey("prod", id);
    }

    private int admit(TaskKey key) {
        int place = index.admit(key);
        if (place == places.size()) {
            places.add(key);
        } else {
            places.set(place, key);
        }
        return place;
    }

    @Test
    void keyThatWasNotAdmittedHasNoPlace() {
        admit(key("a"));

        assertThat(index.find(key("b"))).isEqualTo(KeyIndex.NONE);
    }

    @Test
    void freePlaceIsGivenAnew() {
        int place = admit(key("a"));
        admit(key("b"));

        index.release(place, key("a"));

        assertThat(index.find(key("a"))).isEqualTo(KeyIndex.NONE);
        assertThat(admit(key("c"))).isEqualTo(place);
        assertThat(index.used()).isEqualTo(2);
        assertThat(index.size()).isEqualTo(2);
    }

    @Test
    void keysOfOneHashAreToldApart() {
        assertThat(key("Aa")).hasSameHashCodeAs(key("BB"));
        int first = admit(key("Aa"));
        int second = admit(key("BB"));

        assertThat(index.find(key("Aa"))).isEqualTo(first);
        assertThat(index.find(key("BB"))).isEqualTo(second);
    }

    @Test
    void keyIsFoundAfterAnotherOfItsHashHasGone() {
        int first = admit(key("Aa"));
        int second = admit(key("BB"));

        index.release(first, key("Aa"));

        assertThat(index.find(key("BB"))).isEqualTo(second);
    }

    @Test
    void indexIsWhatAMapSays() {
        Map<TaskKey, Integer> map = new HashMap<>();
        Random random = new Random(1);
        for (int step = 0; step < 20_000; step++) {
            // More and more of them, and fewer again.
            TaskKey key = key("t" + random.nextInt(step < 10_000 ? 2_000 : 50));
            Integer known = map.remove(key);
            if (known == null) {
                map.put(key, admit(key));
            } else {
                index.release(known, key);
            }

            assertThat(index.size()).isEqualTo(map.size());
        }
        for (int number = 0; number < 2_000; number++) {
            TaskKey key = key("t" + number);
            assertThat(index.find(key)).isEqualTo(map.getOrDefault(key, KeyIndex.NONE));
        }
    }
}
