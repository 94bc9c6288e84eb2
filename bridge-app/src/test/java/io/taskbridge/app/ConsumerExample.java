// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An example of the page on consuming, and what shows that its client is there. */
enum ConsumerExample {
    JAVA("Consume.java", "true"),
    PYTHON("consume.py", "python3 -c 'import confluent_kafka'"),
    NODE("consume.js", "NODE_PATH=bridge-app/target/node/node_modules node -e \"require('kafkajs')\""),
    KCAT("consume.sh", "kcat -V");

    private static final Page PAGE = Page.at("bridge-app/docs/consuming.md");

    private final String file;
    private final String check;

    ConsumerExample(String file, String check) {
        this.file = file;
        this.check = check;
    }

    static Stream<ConsumerExample> those(Predicate<ConsumerExample> wanted) {
        return Arrays.stream(values()).filter(wanted);
    }

    /** Commands with kcat on any page, none where it cannot run. */
    static List<String> linesWithKcat() {
        return KCAT.canRun()
                ? Page.all().stream()
                        .flatMap(page -> page.commands().stream())
                        .filter(line -> line.contains("kcat "))
                        .toList()
                : List.of();
    }

    /** Whether its client is there, or has to be. */
    boolean canRun() {
        return this == JAVA || "required".equals(System.getProperty("examples")) || available();
    }

    private boolean available() {
        try {
            Process process = shell(check)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean keepsADatabase() {
        return command().contains("events.db");
    }

    /** The command as the page has it. */
    private String command() {
        return PAGE.commands().stream()
                .filter(line -> line.contains(file))
                .findFirst()
                .orElseThrow(() -> new AssertionError(PAGE + " has no command with " + file));
    }

    /** Runs it as the page says, with a topic, a group and a database of the test's. */
    Run run(String topic, String group, Path dir) throws IOException {
        String command = command()
                .replace("localhost:9092", SharedBroker.bootstrapServers())
                .replace("task-events", topic)
                .replace("my-group", group)
                .replace("events.db", dir.resolve("events.db").toAbsolutePath().toString());
        Path out = Files.createTempFile(dir, "out", ".txt");
        Process process = shell(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Run(process, out);
    }

    /** To be run at the top of the repository. */
    static ProcessBuilder shell(String command) {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).directory(Page.ROOT.toFile());
        // The Java that runs the tests, whichever else there is.
        shell.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, own) -> own + ":" + path);
        return shell;
    }

    /** One that runs. */
    record Run(Process process, Path out) implements AutoCloseable {
        /** What it has printed, each event as an id and two states. */
        List<String> lines() {
            try {
                return Files.readAllLines(out).stream().map(Run::plain).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** kcat prints key and value. */
        private static String plain(String line) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                return line;
            }
            JsonNode event = BridgeFixture.json(line.substring(tab + 1));
            return line.substring(0, tab) + "#" + event.path("sequence").asText() + " "
                    + event.path("from").asText() + " -> " + event.path("to").asText();
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }
}
