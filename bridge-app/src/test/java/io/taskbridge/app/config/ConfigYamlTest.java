// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigYamlTest {
    private static final String NOTHING_BY_DEFAULT = """
            kafka:
              bootstrapServers: k1:9092,k2:9092
              properties: {client.id: bridge-1}
              embedded: {port: 1, dataDir: d1}
              groupId: group-1
            topics:
              all: ""
              byState: s-{state}
              inbox: i-1
              tasks: t-1
              rejected: r-1
              control: c-1
              create: false
              partitions: 3
              replicationFactor: 2
              maxMessageBytes: 1MiB
              terminalRetention: 90m
            spool: {dir: d2, maxSize: 1GiB}
            results: {dir: d3, retention: 36h}
            server:
              host: 127.0.0.1
              port: 2
              publicUrl: https://bridge.example.com
              apiTokens: ['***', '***']
              anonymous: true
              maxBodySize: 1KiB
              tls: {certificate: pom.xml, key: pom.xml}
            management: {host: "::1", port: 3}
            sources:
              "yes":
                provider: baseten
                baseUrl: http://localhost:1
                credentials: {apiKey: '***'}
                poll:
                  rate: 7/m
                  maxConcurrency: 4
                  minInterval: 2s
                  maxInterval: 3m
                  aim: tail
                  effort: 0s
                  weights: {"model:abc": 2.5, "tenant=acme": 4}
                  timeout: 1s
                  deadline: 5h
                  notFoundGrace: 6s
                webhook:
                  secrets: ['***']
                  unsigned: true
                  tolerance: 7s
                  resultGrace: 8s
                  onKafkaDown: reject
              scale: {provider: scale, credentials: {apiKey: '***', accountId: '***'}}
            """;

    @Test
    void whatIsWrittenReadsAsTheSame() throws ConfigException {
        BridgeConfig config = SampleYaml.load(NOTHING_BY_DEFAULT);

        BridgeConfig again = SampleYaml.load(ConfigYaml.write(config));

        assertThat(again).isEqualTo(config);
        assertThat(again.sources().keySet()).containsExactly("yes", "scale");
    }

    @Test
    void writtenConfigurationShowsDefaultsAndLeavesOutWhatIsAbsent() throws ConfigException {
        String written = ConfigYaml.write(SampleYaml.load(SampleYaml.with(), Map.of()));

        assertThat(written)
                .contains("rate: 20/s", "maxMessageBytes: 16MiB", "byState: task-{state}", "apiKey: '***'")
                .doesNotContain("bootstrapServers", "publicUrl", "tls", "webhook", "null");
    }
}
