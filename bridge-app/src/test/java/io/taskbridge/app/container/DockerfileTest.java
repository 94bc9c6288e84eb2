// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.container;

import static io.taskbridge.app.container.DockerFiles.ROOT;
import static io.taskbridge.app.container.DockerFiles.instructions;
import static io.taskbridge.app.container.DockerFiles.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.taskbridge.app.Main;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.contract.DocumentedRoutes;
import io.taskbridge.app.process.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image is made of what there is, and runs what the program offers. */
class DockerfileTest {
    private static final Pattern REQUEST = Pattern.compile("/dev/tcp/localhost/(\\d+) .*(GET \\S+) HTTP");

    private final List<String> entry = words(instructions("ENTRYPOINT").get(0));
    private final List<String> command = words(instructions("CMD").get(0));

    @Test
    void whatIsCopiedIsThereAndIsSentToTheBuild() throws IOException {
        List<String> sent = Files.readAllLines(ROOT.resolve(".dockerignore"));
        List<String> copied = instructions("COPY").stream()
                .filter(copy -> !copy.startsWith("--from"))
                .map(copy -> copy.split(" ", -1)[0])
                .toList();

        assertThat(copied).isNotEmpty().allSatisfy(path -> {
            assertThat(ROOT.resolve(path)).exists();
            assertThat(sent).contains("!" + path);
        });
    }

    @Test
    void jarIsWhereItIsCopiedTo() {
        assertThat(instructions("COPY")).contains("--from=build /out/app /opt/taskbridge");
        assertThat(entry).endsWith("-jar", "/opt/taskbridge/bridge.jar");
        assertThat(instructions("RUN")).anyMatch(run -> run.contains("mv bridge-app/target/bridge.jar /out/app/"));
    }

    @Test
    void archiveOfClassesIsUsedAsItIsMade() {
        List<String> made = instructions("RUN").stream()
                .flatMap(run -> Pattern.compile("-XX:ArchiveClassesAtExit=(\\S+)")
                        .matcher(run)
                        .results())
                .map(match -> match.group(1))
                .toList();

        assertThat(entry).contains("-XX:SharedArchiveFile=" + made.get(0));
    }

    @Test
    void collectorAndCompilersAreToldWhatTheBenchmarksTellThem() {
        assertThat(entry).containsAll(Jvm.TUNING);
    }

    @Test
    void javaThatBuildsIsTheOldestThatTheProgramRunsOnAndTheOneThatRunsIsNoOlder() throws IOException {
        int release = Integer.parseInt(Files.readString(ROOT.resolve("pom.xml"))
                .replaceFirst("(?s).*<maven.compiler.release>(\\d+)<.*", "$1"));
        List<Integer> images = instructions("FROM").stream()
                .map(image -> Integer.parseInt(image.replaceFirst(".*temurin\\D+(\\d+).*", "$1")))
                .toList();

        assertThat(images.get(0)).isEqualTo(release);
        assertThat(images.get(1)).isGreaterThanOrEqualTo(release);
    }

    @Test
    void whatRunsIsNotRoot() {
        assertThat(instructions("USER")).containsExactly("10001:10001");
        assertThat(instructions("RUN").get(2)).contains("--gid 10001", "--uid 10001");
    }

    @Test
    void commandIsOneThatTheProgramKnows() {
        assertThatCode(() -> Main.commandLine(name -> null).parseArgs(command.toArray(String[]::new)))
                .doesNotThrowAnyException();
    }

    @Test
    void rehearsalIsOneThatTheProgramKnows() {
        String rehearsal = instructions("RUN").stream()
                .filter(run -> run.contains("ArchiveClassesAtExit"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*bridge\\.jar ", "")
                .replaceFirst(" +&&.*", "");

        assertThatCode(() -> Main.commandLine(name -> null).parseArgs(rehearsal.split(" ", -1)))
                .doesNotThrowAnyException();
    }

    @Test
    void portsAreTheDefaultOnes() throws Exception {
        BridgeConfig defaults = defaults();

        assertThat(instructions("EXPOSE"))
                .containsExactly(
                        defaults.server().port() + " " + defaults.management().port());
    }

    @Test
    void healthIsAskedWhereItIsTold() throws Exception {
        Matcher request = REQUEST.matcher(instructions("HEALTHCHECK").get(0));

        assertThat(request.find()).isTrue();
        assertThat(request.group(1)).isEqualTo("" + defaults().management().port());
        assertThat(DocumentedRoutes.managementPort()).contains(request.group(2));
    }

    @Test
    void stateIsKeptInTheVolume() {
        assertThat(Stream.of("WORKDIR", "VOLUME").map(kind -> last(instructions(kind))))
                .containsOnly("/var/lib/taskbridge");
    }

    private static String last(List<String> all) {
        return all.get(all.size() - 1);
    }

    private static BridgeConfig defaults() throws Exception {
        return BridgeConfig.parse(
                "server: {anonymous: true}\nsources: {zai: {provider: zai, credentials: {apiKey: k}}}", name -> null);
    }
}
