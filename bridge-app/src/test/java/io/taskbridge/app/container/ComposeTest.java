// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.container;

import static io.taskbridge.app.container.DockerFiles.DIR;
import static io.taskbridge.app.container.DockerFiles.texts;
import static io.taskbridge.app.container.DockerFiles.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Main;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.SourceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services of {@code compose.yaml} find each other, their files and their words. */
class ComposeTest {
    private final JsonNode services = yaml("compose.yaml").path("services");

    @Test
    void everyImageIsOfOneVersion() {
        assertThat(services).isNotEmpty().allSatisfy(service -> {
            assertThat(service.path("image").asText())
                    .matches("[a-z/]+:[a-z0-9.]+")
                    .doesNotEndWith(":latest");
        });
    }

    @Test
    void brokerIsOfTheVersionThatTheBridgeIsBuiltWith() {
        String clients = AppInfoParser.getVersion();

        assertThat(services.at("/kafka/image").asText()).isEqualTo("apache/kafka:" + clients);
    }

    @Test
    void filesThatAreMountedExist() {
        assertThat(services.findValues("volumes").stream()
                        .flatMap(DockerFiles::nodes)
                        .map(JsonNode::asText))
                .filteredOn(volume -> volume.startsWith("./"))
                .isNotEmpty()
                .allSatisfy(volume ->
                        assertThat(DIR.resolve(volume.split(":", -1)[0])).exists());
    }

    @Test
    void volumesAreDeclaredAndUsed() {
        List<String> used = services.findValues("volumes").stream()
                .flatMap(DockerFiles::nodes)
                .map(volume -> volume.asText().split(":", -1)[0])
                .filter(volume -> !volume.startsWith("."))
                .toList();

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(names(yaml("compose.yaml").path("volumes")));
    }

    @Test
    void whatIsWaitedForIsThereAndSaysWhenItIsReady() {
        for (JsonNode needs : services.findValues("depends_on")) {
            List<String> needed = needs.isArray() ? texts(needs) : names(needs);
            assertThat(names(services)).containsAll(needed);
        }
        assertThat(services.at("/kafka/healthcheck/test")).isNotEmpty();
    }

    @Test
    void nothingIsOpenToOtherMachines() {
        assertThat(services.findValues("ports").stream()
                        .flatMap(DockerFiles::nodes)
                        .map(JsonNode::asText))
                .isNotEmpty()
                .allMatch(port -> port.matches("127\\.0\\.0\\.1:(\\d+):\\1"));
    }

    @Test
    void bridgeIsReachedWhereItListens() throws Exception {
        BridgeConfig bridge = bridge();

        assertThat(texts(services.at("/bridge/ports")))
                .containsExactlyInAnyOrder(
                        "127.0.0.1:" + bridge.server().port() + ":"
                                + bridge.server().port(),
                        "127.0.0.1:" + bridge.management().port() + ":"
                                + bridge.management().port());
        assertThat(bridge.server().publicUrl())
                .isEqualTo("http://bridge:" + bridge.server().port());
    }

    @Test
    void bridgeReadsTheFileThatIsMounted() {
        List<String> command = DockerFiles.words(DockerFiles.instructions("CMD").get(0));

        assertThat(texts(services.at("/bridge/volumes")))
                .contains(
                        "./bridge.yaml:" + command.get(command.size() - 1) + ":ro", "bridge-data:/var/lib/taskbridge");
    }

    @Test
    void bridgeKeepsWhatItAcknowledgesOnTheVolume() throws Exception {
        assertThat(List.of(bridge().spool().dir(), bridge().results().dir()))
                .allMatch(dir -> dir.startsWith("/var/lib/taskbridge"));
    }

    @Test
    void bridgeAndTailUseTheBrokerAsItIsCalled() throws Exception {
        String listeners =
                services.at("/kafka/environment/KAFKA_ADVERTISED_LISTENERS").asText();
        String broker = Objects.requireNonNull(bridge().kafka().bootstrapServers());

        assertThat(listeners).contains("PLAINTEXT://" + broker);
        assertThat(texts(services.at("/tail/command"))).contains(broker);
    }

    @Test
    void sourcesAreTheSimulators() throws Exception {
        String port = after("--port", simulators());

        assertThat(bridge().sources().values())
                .extracting(SourceConfig::baseUrl)
                .allMatch(url -> url.startsWith("http://simulators:" + port + "/"));
    }

    @Test
    void simulatorsRegisterTheirTasksAtTheBridge() throws Exception {
        assertThat(after("--register", simulators()))
                .isEqualTo("http://bridge:" + bridge().server().port());
        assertThat(after("--token", simulators()))
                .isEqualTo(services.at("/bridge/environment/BRIDGE_API_TOKEN").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulators", "tail"})
    void commandIsOneThatTheProgramKnows(String service) {
        String[] words = texts(services.path(service).path("command")).toArray(String[]::new);

        assertThatCode(() -> Main.commandLine(name -> null).parseArgs(words)).doesNotThrowAnyException();
    }

    @Test
    void prometheusReadsTheMetersOfTheBridge() throws Exception {
        JsonNode scrape =
                yaml("prometheus/prometheus.yml").path("scrape_configs").path(0);

        assertThat(scrape.path("job_name").asText()).isEqualTo("taskbridge");
        assertThat(scrape.path("metrics_path").asText()).isEqualTo("/metrics");
        assertThat(texts(scrape.at("/static_configs/0/targets")))
                .containsExactly("bridge:" + bridge().management().port());
    }

    @Test
    void prometheusFindsItsRulesBesideItsConfiguration() {
        assertThat(texts(yaml("prometheus/prometheus.yml").path("rule_files")))
                .isNotEmpty()
                .allSatisfy(rules -> assertThat(texts(services.at("/prometheus/volumes")))
                        .contains("./prometheus/" + rules + ":/etc/prometheus/" + rules + ":ro"));
    }

    @Test
    void grafanaFindsPrometheusAndTheDashboard() {
        JsonNode source =
                yaml("grafana/provisioning/datasources/prometheus.yaml").at("/datasources/0");
        String folder = yaml("grafana/provisioning/dashboards/taskbridge.yaml")
                .at("/providers/0/options/path")
                .asText();

        assertThat(source.path("url").asText()).isEqualTo("http://prometheus:9090");
        assertThat(texts(services.at("/grafana/volumes"))).contains("./grafana/dashboards:" + folder + ":ro");
        assertThat(services.at("/grafana/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")
                        .asText())
                .isEqualTo(folder + "/taskbridge.json");
    }

    private BridgeConfig bridge() throws Exception {
        JsonNode environment = services.at("/bridge/environment");
        return BridgeConfig.parse(DockerFiles.text("bridge.yaml"), name -> value(environment.path(name)));
    }

    private static @Nullable String value(JsonNode variable) {
        return variable.isMissingNode() ? null : variable.asText();
    }

    private List<String> simulators() {
        return texts(services.at("/simulators/command"));
    }

    private static String after(String option, List<String> words) {
        return words.get(words.indexOf(option) + 1);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
