// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.container;

import static io.taskbridge.app.container.DockerFiles.DIR;
import static io.taskbridge.app.container.DockerFiles.nodes;
import static io.taskbridge.app.container.DockerFiles.texts;
import static io.taskbridge.app.container.DockerFiles.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Main;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.OnKafkaDown;
import io.taskbridge.app.contract.DocumentedRoutes;
import io.taskbridge.app.process.Jvm;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example for Kubernetes is of one piece with the image, the configuration and the routes. */
class KubernetesTest {
    private final JsonNode deployment = yaml("kubernetes/deployment.yaml").path("spec");
    private final JsonNode pod = deployment.at("/template/spec");
    private final JsonNode bridge = pod.at("/containers/0");

    @Test
    void everyFileIsPartOfIt() {
        JsonNode parts = yaml("kubernetes/kustomization.yaml");

        assertThat(DIR.resolve("kubernetes"))
                .isDirectoryNotContaining(file -> !texts(parts.path("resources"))
                                .contains(file.getFileName().toString())
                        && !Set.of("kustomization.yaml", "bridge.yaml")
                                .contains(file.getFileName().toString()));
        assertThat(texts(parts.path("resources")))
                .allSatisfy(file ->
                        assertThat(DIR.resolve("kubernetes").resolve(file)).exists());
        assertThat(parts.at("/images/0/name")).isEqualTo(bridge.path("image"));
    }

    @Test
    void configurationIsUnderstoodWithTheVariablesThatAreSet() {
        assertThatCode(this::config).doesNotThrowAnyException();
    }

    @Test
    void configurationIsWhereTheProgramLooks() {
        String[] arguments = texts(bridge.path("args")).toArray(String[]::new);
        String mounted = mount("config");

        assertThatCode(() -> Main.commandLine(name -> null).parseArgs(arguments))
                .doesNotThrowAnyException();
        assertThat(arguments[arguments.length - 1]).isEqualTo(mounted + "/bridge.yaml");
        assertThat(volume("config").at("/configMap/name"))
                .isEqualTo(yaml("kubernetes/kustomization.yaml").at("/configMapGenerator/0/name"));
    }

    @Test
    void secretsComeByReference() {
        assertThat(variables().filter(variable -> !variable.has("value")))
                .isNotEmpty()
                .allSatisfy(variable -> {
                    assertThat(variable.at("/valueFrom/secretKeyRef/name").asText())
                            .isEqualTo("taskbridge-secrets");
                    assertThat(variable.at("/valueFrom/secretKeyRef/key")).isEqualTo(variable.path("name"));
                    assertThat(DockerFiles.text("kubernetes/kustomization.yaml"))
                            .contains("--from-literal=" + variable.path("name").asText() + "=");
                });
    }

    @Test
    void onlyWhatIsForJavaIsWrittenOut() {
        assertThat(variables().filter(variable -> variable.has("value")).map(KubernetesTest::name))
                .containsExactly("JAVA_TOOL_OPTIONS");
    }

    @Test
    void heapIsTakenAtTheStartAsTheBenchmarksTakeIt() {
        String heap = DockerFiles.words(DockerFiles.instructions("ENTRYPOINT").get(0)).stream()
                .filter(word -> word.startsWith("-XX:MaxRAMPercentage"))
                .findFirst()
                .orElseThrow();
        String options =
                named(bridge.path("env"), "JAVA_TOOL_OPTIONS").path("value").asText();

        assertThat(options.split(" ", -1)).containsAll(Jvm.OWN_MEMORY).contains(heap.replace("Max", "Initial"));
        assertThat(bridge.at("/resources/requests/memory")).isEqualTo(bridge.at("/resources/limits/memory"));
    }

    @Test
    void portsAreThoseOfTheConfiguration() throws Exception {
        assertThat(port("http")).isEqualTo(config().server().port());
        assertThat(port("management")).isEqualTo(config().management().port());
    }

    @Test
    void serviceLeadsToTheServerPortAlone() {
        JsonNode service = yaml("kubernetes/service.yaml").path("spec");

        assertThat(service.path("ports")).hasSize(1);
        assertThat(service.at("/ports/0/targetPort").asText()).isEqualTo("http");
        assertThat(service.path("selector")).isEqualTo(deployment.at("/template/metadata/labels"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"startupProbe", "livenessProbe", "readinessProbe"})
    void probeAsksWhatIsAnswered(String probe) {
        JsonNode request = bridge.path(probe).path("httpGet");

        assertThat(request.path("port").asText()).isEqualTo("management");
        assertThat(DocumentedRoutes.managementPort())
                .contains("GET " + request.path("path").asText());
    }

    @Test
    void bridgeThatOnlyWaitsForKafkaIsNotKilled() {
        assertThat(bridge.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
        assertThat(bridge.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health/ready");
    }

    @Test
    void newBridgeIsReadyBeforeAnOldOneGoes() {
        assertThat(deployment.path("replicas").asInt()).isGreaterThan(1);
        assertThat(deployment.at("/strategy/rollingUpdate/maxSurge").asInt()).isPositive();
        assertThat(deployment.at("/strategy/rollingUpdate/maxUnavailable").asInt(-1))
                .isZero();
    }

    @Test
    void nodesAreEmptiedOneBridgeAtATime() {
        JsonNode budget = yaml("kubernetes/disruption.yaml").path("spec");

        assertThat(budget.path("maxUnavailable").asInt()).isEqualTo(1);
        assertThat(budget.path("selector")).isEqualTo(deployment.path("selector"));
        assertThat(deployment.at("/selector/matchLabels")).isEqualTo(deployment.at("/template/metadata/labels"));
    }

    @Test
    void whatIsKeptForLongIsOnTheSharedClaim() throws Exception {
        JsonNode claim = yaml("kubernetes/storage.yaml");

        assertThat(config().results().dir()).hasToString(mount("results"));
        assertThat(volume("results").at("/persistentVolumeClaim/claimName")).isEqualTo(claim.at("/metadata/name"));
        assertThat(texts(claim.at("/spec/accessModes"))).containsExactly("ReadWriteMany");
    }

    /** The disk of a pod goes with the pod. */
    @Test
    void nothingAcknowledgedIsLeftOnADiskThatPasses() throws Exception {
        assertThat(config().sources().values())
                .allMatch(source -> source.webhook() == null || source.webhook().onKafkaDown() == OnKafkaDown.REJECT);
    }

    @Test
    void bridgeMayWriteOnlyWhereItMust() {
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(bridge.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(mount("work")).isEqualTo(DockerFiles.instructions("VOLUME").get(0));
        assertThat(mount("temporary")).isEqualTo("/tmp");
    }

    private BridgeConfig config() throws Exception {
        Set<String> variables = variables().map(KubernetesTest::name).collect(Collectors.toSet());
        return BridgeConfig.parse(
                DockerFiles.text("kubernetes/bridge.yaml"), name -> variables.contains(name) ? "value-" + name : null);
    }

    private Stream<JsonNode> variables() {
        return nodes(bridge.path("env"));
    }

    private int port(String name) {
        return named(bridge.path("ports"), name).path("containerPort").asInt();
    }

    private String mount(String volume) {
        return named(bridge.path("volumeMounts"), volume).path("mountPath").asText();
    }

    private JsonNode volume(String name) {
        return named(pod.path("volumes"), name);
    }

    private static JsonNode named(JsonNode array, String name) {
        return nodes(array).filter(node -> name(node).equals(name)).findFirst().orElseThrow();
    }

    private static String name(JsonNode node) {
        return node.path("name").asText();
    }
}
