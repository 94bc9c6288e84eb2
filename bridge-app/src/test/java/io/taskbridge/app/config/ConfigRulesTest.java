// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule, broken alone, is reported alone. */
class ConfigRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kafka: {bootstrapServers: localhost}            | kafka.bootstrapServers: localhost: must be HOST:PORT[,HOST:PORT...]; without the key an embedded Kafka is started
            kafka: {bootstrapServers: ''}                   | kafka.bootstrapServers: : must be HOST:PORT[,HOST:PORT...]; without the key an embedded Kafka is started
            kafka: {groupId: ' '}                           | kafka.groupId:  : must be 1 to 200 characters, none of them control characters
            kafka: {embedded: {port: 65536}}                | kafka.embedded.port: 65536: must be a whole number from 0 to 65535
            kafka: {properties: {acks: 1}}                  | kafka.properties.acks: 1: must be left to Taskbridge: exactly-once delivery depends on it
            kafka: {properties: {group.id: g}}              | kafka.properties.group.id: g: must be given as kafka.groupId
            kafka: {properties: {bootstrap.servers: b}}     | kafka.properties.bootstrap.servers: b: must be given as kafka.bootstrapServers
            kafka: {properties: {value.deserializer: d}}    | kafka.properties.value.deserializer: d: must be left to Taskbridge: it reads and writes bytes
            kafka: {properties: {retries: }}                | kafka.properties.retries: missing: must be given
            topics: {all: a b}                              | topics.all: a b: must be a legal topic name: 1 to 249 of a-z A-Z 0-9 . _ -
            topics: {all: ..}                               | topics.all: ..: must be a legal topic name: 1 to 249 of a-z A-Z 0-9 . _ -
            topics: {inbox: ''}                             | topics.inbox: : must be a legal topic name: 1 to 249 of a-z A-Z 0-9 . _ -
            topics: {inbox: task-events}                    | topics.inbox: task-events: must differ from topics.all
            topics: {tasks: bridge.inbox, inbox: bridge_inbox} | topics.tasks: bridge.inbox: must differ from topics.inbox
            topics: {all: all of it}                        | topics.all: all of it: must be a legal topic name: 1 to 249 of a-z A-Z 0-9 . _ -
            topics: {inbox: task-lost}                      | topics.byState: task-lost: must differ from topics.inbox
            topics: {all: task-lost}                        | topics.byState: task-lost: must differ from topics.all
            topics: {byState: tasks}                        | topics.byState: tasks: must be a topic name with {state} in it, and no other placeholder than {source} and {provider}
            topics: {byState: '{state}-{id}'}               | topics.byState: {state}-{id}: must be a topic name with {state} in it, and no other placeholder than {source} and {provider}
            topics: {create: yes}                           | topics.create: yes: must be true or false
            topics: {partitions: 0}                         | topics.partitions: 0: must be a whole number from 1 to 10000
            topics: {partitions: 10001}                     | topics.partitions: 10001: must be a whole number from 1 to 10000
            topics: {replicationFactor: 3}                  | topics.replicationFactor: 3: must be 1 with the embedded Kafka, which is a single node
            topics: {maxMessageBytes: 2GiB}                 | topics.maxMessageBytes: 2GiB: must be a size from 64KiB to 1GiB
            topics: {maxMessageBytes: 16MB}                 | topics.maxMessageBytes: 16MB: must be a size such as 512KiB, 16MiB or 10GiB
            topics: {terminalRetention: 0s}                 | topics.terminalRetention: 0s: must be a duration from 1s to 3650d
            spool: {maxSize: 0B}                            | spool.maxSize: 0B: must be a size from 1KiB to 1024TiB
            spool: {dir: ''}                                | spool.dir: : must be a path
            results: {retention: 1 week}                    | results.retention: 1 week: must be a duration such as 500ms, 10s, 5m, 72h or 7d
            server: {anonymous: true, port: -1}             | server.port: -1: must be a whole number from 0 to 65535
            server: {anonymous: true, port: 8080.0}         | server.port: 8080.0: must be a whole number from 0 to 65535
            server: {anonymous: true, host: a b}            | server.host: a b: must be a host name or an IP address
            server: {anonymous: true, port: 9000}           | management.port: 9000: must differ from server.port
            tracing: {otlp: {endpoint: localhost}}          | tracing.otlp.endpoint: localhost: must be an absolute http:// or https:// URL without user, query or fragment
            tracing: {otlp: {}}                             | tracing.otlp.endpoint: missing: must be given
            tracing: {otlp: {endpoint: 'http://c', headers: {a b: c}}} | tracing.otlp.headers: ***: must have names of HTTP headers as keys
            tracing: {otlp: {endpoint: 'http://c', headers: {a: é}}} | tracing.otlp.headers.a: ***: must be printable ASCII
            tracing: {otlp: {endpoint: 'http://c'}, sample: 2} | tracing.sample: 2: must be a number from 0 to 1
            tracing: {sample: 0.5}                          | tracing.sample: 0.5: must be 0 without otlp, as nobody would see it
            management: {port: 9092}                        | kafka.embedded.port: 9092: must differ from management.port
            server: {}                                      | server.apiTokens: missing: must hold at least one token unless anonymous is true
            server: {apiTokens: []}                         | server.apiTokens: missing: must hold at least one token unless anonymous is true
            server: {apiTokens: [' ']}                      | server.apiTokens[0]: ***: must not be blank
            server: {anonymous: true, publicUrl: example.com} | server.publicUrl: example.com: must be an absolute http:// or https:// URL without user, query or fragment
            server: {anonymous: true, peerUrl: 10.0.0.7}    | server.peerUrl: 10.0.0.7: must be an absolute http:// or https:// URL without user, query or fragment
            server: {anonymous: true, publicUrl: 'ftp://a'} | server.publicUrl: ftp://a: must be an absolute http:// or https:// URL without user, query or fragment
            server: {anonymous: true, publicUrl: 'http://u:p@a'} | server.publicUrl: ***: must be an absolute http:// or https:// URL without user, query or fragment
            server: {anonymous: true, maxBodySize: 2GiB}    | server.maxBodySize: 2GiB: must be a size from 1KiB to 1GiB
            server: {anonymous: true, tls: {certificate: pom.xml}} | server.tls.key: missing: must be given
            server: {anonymous: true, tls: {certificate: pom.xml, key: no-such-file}} | server.tls.key: no-such-file: must be a file that can be read
            server: {anonymous: true, tls: {certificate: src, key: pom.xml}} | server.tls.certificate: src: must be a file that can be read
            server: {anonymous: true, prot: 1}              | server.prot: ***: unknown key, must be one of host, port, publicUrl, peerUrl, apiTokens, anonymous, maxBodySize, tls
            sources: {}                                     | sources: missing: must hold at least one source
            spol: {}                                        | spol: ***: unknown key, must be one of kafka, topics, spool, results, server, management, tracing, sources
            kafka: localhost:9092                           | kafka: ***: must be a mapping of keys to values
            topics: {all: [a]}                              | topics.all: ***: must be a single value
            """)
    void brokenRuleIsReportedAlone(String section, String problem) {
        assertThat(SampleYaml.problemsOf(SampleYaml.with(section))).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                              | sources.s.provider: missing: must be given
            {provider: http}                                | sources.s.provider: http: must be one of baseten, scale, vessl, zai
            {provider: zai}                                 | sources.s.credentials.apiKey: missing: must be given
            {provider: vessl, credentials: {apiKey: a}}     | sources.s.credentials.token: missing: must be given@sources.s.credentials.apiKey: ***: unknown key, must be one of token
            {provider: scale, credentials: {apiKey: a, accountId: b, region: c}} | sources.s.credentials.region: ***: unknown key, must be one of apiKey, accountId
            {provider: zai, credentials: {apiKey: a}, baseUrl: 'https://{id}.z.ai'} | sources.s.baseUrl: https://{id}.z.ai: must be an absolute http:// or https:// URL without user, query or fragment
            {provider: zai, credentials: {apiKey: a}, webhook: {secrets: [s]}} | sources.s.webhook: given: must be left out: zai sends no webhooks
            {provider: baseten, credentials: {apiKey: a}, webhook: {}} | sources.s.webhook.secrets: missing: must hold at least one secret unless unsigned is true
            {provider: baseten, credentials: {apiKey: a}, webhook: } | sources.s.webhook.secrets: missing: must hold at least one secret unless unsigned is true
            {provider: baseten, credentials: {apiKey: a}, webhook: {unsigned: true, onKafkaDown: drop}} | sources.s.webhook.onKafkaDown: drop: must be one of spool, reject
            {provider: baseten, credentials: {apiKey: a}, webhook: {unsigned: true, tolerance: 0s}} | sources.s.webhook.tolerance: 0s: must be a duration from 1s to 3650d
            """)
    void brokenRuleOfASourceIsReportedAlone(String source, String problems) {
        assertThat(SampleYaml.problemsOf(SampleYaml.with("sources: {s: " + source + "}")))
                .containsExactly(problems.split("@", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rate: 20/fortnight       | rate: 20/fortnight: must be a rate such as 20/s or 600/m
            rate: 0/s                | rate: 0/s: must be a rate such as 20/s or 600/m
            rate: 20                 | rate: 20: must be a rate such as 20/s or 600/m
            maxConcurrency: 0        | maxConcurrency: 0: must be a whole number from 1 to 10000
            minInterval: 0s          | minInterval: 0s: must be a duration from 1ms to 3650d
            minInterval: 11m         | minInterval: 11m: must not be longer than maxInterval, 10m
            aim: median              | aim: median: must be one of balanced, mean, tail
            effort: -1s              | effort: -1s: must be a duration such as 500ms, 10s, 5m, 72h or 7d
            weights: {'model:a': 0}  | weights.model:a: 0: must be a number above 0
            weights: {'model:a': x}  | weights.model:a: x: must be a number above 0
            timeout: 99ms            | timeout: 99ms: must be a duration from 100ms to 10m
            """)
    void brokenRuleOfPollingIsReportedAlone(String poll, String problem) {
        String yaml = SampleYaml.with("sources: {s: {provider: zai, credentials: {apiKey: a}, poll: {" + poll + "}}}");

        assertThat(SampleYaml.problemsOf(yaml)).containsExactly("sources.s.poll." + problem);
    }

    @Test
    void sourceNameMustNotContainASlash() {
        String yaml = SampleYaml.with("sources: {a/b: {provider: zai, credentials: {apiKey: a}}}");

        assertThat(SampleYaml.problemsOf(yaml)).containsExactly("sources.a/b: a/b: the name must not contain a slash");
    }

    @Test
    void sourceNameMustBeLegalInATopicThatHoldsIt() {
        String yaml = SampleYaml.with(
                "topics: {byState: '{source}-{state}'}", "sources: {é: {provider: zai, credentials: {apiKey: a}}}");

        assertThat(SampleYaml.problemsOf(yaml))
                .hasSize(7)
                .contains("topics.byState: é-lost: must be a legal topic name: 1 to 249 of a-z A-Z 0-9 . _ -");
    }

    @Test
    void sourcesMustNotShareATopicThatHoldsTheirNames() {
        String yaml = SampleYaml.with("topics: {byState: '{source}-{state}'}", """
                sources:
                  a.b: {provider: zai, credentials: {apiKey: a}}
                  a_b: {provider: zai, credentials: {apiKey: a}}
                """);

        assertThat(SampleYaml.problemsOf(yaml))
                .hasSize(7)
                .contains("topics.byState: a_b-lost: must differ from a.b-lost");
    }

    @Test
    void replicasAreAllowedWhereKafkaIsNotEmbedded() throws ConfigException {
        String yaml =
                SampleYaml.with("kafka: {bootstrapServers: 'k1:9092, k2:9092'}", "topics: {replicationFactor: 3}");

        assertThat(SampleYaml.load(yaml).topics().replicationFactor()).isEqualTo((short) 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{port: 0}", "{port: 8081}"})
    void portsMayBeFreeOrDifferent(String management) {
        String yaml = SampleYaml.with("server: {anonymous: true, port: 0}", "management: " + management);

        assertThat(SampleYaml.problemsOf(yaml)).isEmpty();
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        String yaml = """
                kafka: {groupid: x}
                topics: {partitions: none}
                server: {port: 99999}
                sources:
                  baseten-prod:
                    provider: baseten
                    poll: {rate: 20/fortnight, timeout: 1ms}
                  other: {provider: http}
                """;

        assertThat(SampleYaml.problemsOf(yaml))
                .containsExactlyInAnyOrder(
                        "kafka.groupid: ***: unknown key, must be one of bootstrapServers, properties, embedded, groupId",
                        "topics.partitions: none: must be a whole number from 1 to 10000",
                        "server.port: 99999: must be a whole number from 0 to 65535",
                        "server.apiTokens: missing: must hold at least one token unless anonymous is true",
                        "sources.baseten-prod.credentials.apiKey: missing: must be given",
                        "sources.baseten-prod.poll.rate: 20/fortnight: must be a rate such as 20/s or 600/m",
                        "sources.baseten-prod.poll.timeout: 1ms: must be a duration from 100ms to 10m",
                        "sources.other.provider: http: must be one of baseten, scale, vessl, zai");
    }

    @Test
    void emptyFileLacksOnlyWhatIsRequired() {
        assertThat(SampleYaml.problemsOf("# nothing\n"))
                .containsExactly(
                        "server.apiTokens: missing: must hold at least one token unless anonymous is true",
                        "sources: missing: must hold at least one source");
    }

    @Test
    void repeatedKeysAreReported() {
        String yaml = SampleYaml.with("topics: {all: a, all: b}", "spool: {dir: a}") + "spool: {dir: b}\n";

        assertThat(SampleYaml.problemsOf(yaml))
                .containsExactlyInAnyOrder(
                        "topics.all: ***: must be given only once", "spool: ***: must be given only once");
    }
}
