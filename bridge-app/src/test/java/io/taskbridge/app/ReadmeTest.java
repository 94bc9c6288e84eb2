// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.contract.DocumentedRoutes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the README and the pages that it leads to tell people to type and to write is understood by the program. */
class ReadmeTest {
    private static final String JAR = "java -jar bridge-app/target/bridge.jar ";
    private static final Set<String> SECTIONS =
            Set.of("kafka", "topics", "spool", "results", "server", "management", "tracing", "sources");

    /** Whatever else stands at the beginning of a command is checked by nobody. */
    private static final Set<String> TOOLS =
            Set.of("java", "mvn", "docker", "curl", "export", "npm", "kubectl", "python3", "kcat", "echo", "sha256sum");

    private static final Pattern SECTION = Pattern.compile("(?m)^(\\w+):");
    private static final Pattern CURLED = Pattern.compile("localhost:(8080|9000)(/[^\\s\"'?]*)");
    private static final Pattern IN_THE_REPOSITORY =
            Pattern.compile("(?<![\\w/])((?:bridge-core|bridge-app|config|docker)/(?!target)[\\w./-]+)");
    private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");

    @ParameterizedTest
    @MethodSource("bridgeCommands")
    void commandIsOneThatTheProgramKnows(String command) {
        String[] words = command.split(" +");

        assertThatCode(() -> Main.commandLine(name -> null).parseArgs(words)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsAreOfToolsThatATestKnows(Page page) {
        assertThat(page.commands())
                .flatExtracting(command -> List.of(command.split(" (?:&&|\\|) ")))
                .as("to fix, see to it that a test runs or parses the command, and name its tool here")
                .allMatch(command ->
                        TOOLS.contains(tool(command)) || tool(command).startsWith("bridge-app/docs/"));
    }

    /** Behind variables that are set for the command alone. */
    private static String tool(String command) {
        String bare = command.replaceFirst("^(?:[A-Z_]+=\\S+ +)+", "");
        return bare.startsWith("node ") ? "bridge-app/docs/" : bare.split(" ", 2)[0];
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsAreShell(Page page) throws Exception {
        for (String block : page.blocks("sh")) {
            Process shell =
                    new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
            shell.getOutputStream().write(block.getBytes(StandardCharsets.UTF_8));
            shell.getOutputStream().close();

            assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .as(block)
                    .isEmpty();
            assertThat(shell.waitFor()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void filesThatCommandsNameAreThere(Page page) {
        assertThat(found(page.commands(), IN_THE_REPOSITORY, match -> match.group(1)))
                .allSatisfy(file -> assertThat(Page.ROOT.resolve(file)).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void profilesThatCommandsNameAreThere(Page page) throws IOException {
        String builds = Files.readString(Page.ROOT.resolve("pom.xml"))
                + Files.readString(Page.ROOT.resolve("bridge-app/pom.xml"));

        assertThat(found(page.commands(), Pattern.compile("mvn .*-P(\\w+)"), match -> match.group(1)))
                .allSatisfy(profile -> assertThat(builds).contains("<id>" + profile + "</id>"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pathsThatCommandsAskForAreRoutes(Page page) {
        String routes = Stream.concat(
                        DocumentedRoutes.publicPort().stream(), DocumentedRoutes.managementPort().stream())
                .map(route -> route.replaceFirst("^\\w+ ", "").replaceAll("\\{\\w+}", "[^/]+"))
                .distinct()
                .collect(Collectors.joining("|"));

        assertThat(found(page.commands(), CURLED, match -> match.group(2)))
                .allSatisfy(path -> assertThat(path).matches(routes));
    }

    @ParameterizedTest
    @MethodSource("yamlBlocks")
    void yamlBlockIsAConfiguration(String yaml, @TempDir Path dir) throws IOException {
        Path secret = Files.writeString(dir.resolve("secret"), "s3cret");
        String local = completed(yaml).replace("/run/secrets/vessl-token", secret.toString());

        assertThatCode(() -> BridgeConfig.parse(local, name -> "value-of-" + name))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void yamlForOtherProgramsIsYaml(Page page) {
        assertThat(page.blocks("yaml"))
                .filteredOn(yaml -> !ofTheBridge(yaml))
                .allSatisfy(yaml -> assertThatCode(() -> new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml))
                        .doesNotThrowAnyException());
    }

    /** With the sections that no configuration may lack, and that a page about something else may. */
    private static String completed(String yaml) {
        Set<String> sections = sections(yaml);
        return yaml
                + (sections.contains("server") ? "" : "server: {apiTokens: [t]}\n")
                + (sections.contains("sources") ? "" : "sources: {zai: {provider: zai, credentials: {apiKey: k}}}\n");
    }

    @ParameterizedTest
    @MethodSource("jsonBlocks")
    void jsonBlockIsJson(String json) {
        assertThat(BridgeFixture.json(json).isObject()).isTrue();
    }

    /** Line by line and in one piece, however deep it is indented there. */
    @ParameterizedTest
    @MethodSource("javaBlocks")
    void javaBlockIsPartOfAFileThatIsCompiled(String code) {
        assertThat(javaFiles())
                .anySatisfy(file -> assertThat(stripped(Page.of(file).text())).contains(stripped(code)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Page page) {
        assertThat(page.links()).allSatisfy(link -> {
            assertThat(page.target(link)).as(link).exists();
            if (link.contains("#")) {
                assertThat(Page.of(page.target(link)).anchors()).as(link).contains(link.replaceFirst(".*#", ""));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void testsThatAreNamedAreThere(Page page) {
        assertThat(javaFiles())
                .extracting(file -> file.getFileName().toString())
                .containsAll(found(List.of(page.text()), TEST_CLASS, match -> match.group(1) + ".java"));
    }

    @Test
    void readmeLeadsToEveryPage() {
        Page readme = Page.at("README.md");
        List<Path> reached = readme.links().stream().map(readme::target).toList();

        assertThat(Page.all())
                .filteredOn(page -> !page.path().equals(readme.path()))
                .extracting(page -> page.path().normalize())
                .allSatisfy(path -> assertThat(reached).contains(path));
    }

    @Test
    void integrationRunsTheTestCommandOfTheReadme() throws IOException {
        assertThat(Page.at("README.md").text()).contains("\nmvn verify\n");
        assertThat(Files.readString(Page.ROOT.resolve(".ci/run"))).containsPattern("mvn .*verify");
    }

    static List<Page> pages() {
        return Page.all();
    }

    static Stream<String> bridgeCommands() {
        return Page.all().stream()
                .flatMap(page -> page.commands().stream())
                .filter(line -> line.contains(JAR))
                .map(line -> line.substring(line.indexOf(JAR) + JAR.length()).strip());
    }

    static Stream<String> yamlBlocks() {
        return blocks("yaml").filter(ReadmeTest::ofTheBridge);
    }

    static Stream<String> jsonBlocks() {
        return blocks("json");
    }

    static Stream<String> javaBlocks() {
        return blocks("java");
    }

    private static Stream<String> blocks(String language) {
        return Page.all().stream().flatMap(page -> page.blocks(language).stream());
    }

    /** By the look of it: the bridge's own YAML, with its placeholders, is not everybody's. */
    private static Set<String> sections(String yaml) {
        return Set.copyOf(found(List.of(yaml), SECTION, match -> match.group(1)));
    }

    private static boolean ofTheBridge(String yaml) {
        return sections(yaml).stream().anyMatch(SECTIONS::contains);
    }

    private static List<String> found(List<String> texts, Pattern pattern, Function<MatchResult, String> part) {
        return texts.stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map(part)
                .distinct()
                .toList();
    }

    private static List<Path> javaFiles() {
        return Stream.of("bridge-core/src/test", "bridge-app/src/test")
                .flatMap(root -> Page.files(Page.ROOT.resolve(root)))
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    private static String stripped(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
