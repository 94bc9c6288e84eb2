// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulationOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SimulateCommandTest {
    @Test
    void guideNamesBaseUrlKeyAndExamplesOfEveryProvider() {
        Vertx vertx = Vertx.vertx();
        try {
            StringWriter printed = new StringWriter();
            SimulatedProviders providers = SimulatedProviders.start(
                            vertx, SimulationOptions.defaults(1, Clock.systemUTC()))
                    .await();

            new SimulationGuide(providers).print(new PrintWriter(printed));

            assertThat(printed.toString())
                    .contains("http://localhost:" + providers.port() + "/baseten/production/async_predict")
                    .contains("simulated-scale-key", "simulated-vessl-key", "simulated-zai-key");
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void portThatIsTakenEndsWithCodeTwo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            CommandLine command = new CommandLine(new SimulateCommand()).setErr(new PrintWriter(new StringWriter()));

            assertThat(command.execute("--port=" + taken.getLocalPort())).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "10s,PT10S", "5m,PT5M", "72h,PT72H"})
    void durationsAreReadAsInTheConfiguration(String text, Duration duration) {
        assertThat(new DurationOption().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=x", "--register=http://localhost:1 --every=10", "--every=10s", "--nonsense"})
    void usageErrorsEndWithCodeOne(String arguments) {
        CommandLine command = new CommandLine(new SimulateCommand()).setErr(new PrintWriter(new StringWriter()));

        assertThat(command.execute(arguments.split(" "))).isEqualTo(1);
    }

    @Test
    void demoWithoutTasksIsAUsageError() {
        CommandLine command = new CommandLine(new DemoCommand(configuration -> {
                    throw new IllegalStateException("not reached");
                }))
                .setErr(new PrintWriter(new StringWriter()));

        assertThat(command.execute("--tasks", "0")).isEqualTo(1);
    }
}
