// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a member's client id says about where the bridge is. */
class PeerNameTest {
    @ParameterizedTest
    @CsvSource({
        "/10.0.0.7,              http://10.0.0.7:8080",
        "bridge-1/10.0.0.7,      http://10.0.0.7:8080",
        "/0:0:0:0:0:0:0:1,       http://[0:0:0:0:0:0:0:1]:8080",
    })
    void bridgeWithoutUrlIsReachedByTheHostThatKafkaSees(String host, String url) {
        PeerName name = PeerName.seenByKafka("id", "http", 8080, 9000);

        assertThat(PeerName.parse(name.clientId()).orElseThrow().at(host)).hasToString("Optional[" + url + "]");
    }

    @Test
    void configuredUrlIsTakenAsItIs() {
        PeerName name = new PeerName("id", "https://bridge-1.internal:8443/taskbridge", null);

        assertThat(PeerName.parse(name.clientId())).contains(name);
        assertThat(name.at("/10.0.0.7")).hasToString("Optional[https://bridge-1.internal:8443/taskbridge]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "consumer-1", "taskbridge/id", "taskbridge//http://a", "taskbridge/id/ftp://a"})
    void memberOfAnotherKindIsNoBridge(String clientId) {
        assertThat(PeerName.parse(clientId)).isEmpty();
    }

    @Test
    void bridgeWithoutAUsableUrlIsNowhere() {
        assertThat(new PeerName("id", "http://a b", null).at("/10.0.0.7")).isEmpty();
    }
}
