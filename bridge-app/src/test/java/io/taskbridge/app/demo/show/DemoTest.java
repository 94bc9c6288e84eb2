// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.demo.ScriptGenerator;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DemoTest {
    private static final int TASKS = 40;

    private final Clock clock = Clock.systemUTC();
    private final Vertx vertx = Vertx.vertx();
    private final SimulatedProviders providers = SimulatedProviders.start(vertx, SimulationOptions.defaults(1, clock))
            .await();
    private final StringWriter printed = new StringWriter();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void bridgeThatTellsTheTruthIsFlawless() throws InterruptedException {
        Report report = run(bridge(UnaryOperator.identity()), Duration.ofSeconds(20));

        assertThat(report.verdict())
                .isEqualTo("Each of the 40 tasks ended on Kafka exactly once, and as it ended at its provider.");
    }

    @Test
    void sourcesShareTheTasksEvenly() throws InterruptedException {
        Report report = run(bridge(UnaryOperator.identity()), Duration.ofSeconds(20));

        assertThat(report.sources()).extracting(SourceReport::tasks).containsOnly(8);
    }

    @Test
    void terminalEventThatComesTwiceIsSeen() throws InterruptedException {
        Report report = run(bridge(onceTerminal(event -> List.of(event, event))), Duration.ofSeconds(20));

        assertThat(report.total().repeated()).isEqualTo(1);
        assertThat(report.flawless()).isFalse();
    }

    @Test
    void terminalEventThatNeverComesIsMissed() throws InterruptedException {
        Report report = run(bridge(onceTerminal(event -> List.of())), Duration.ofSeconds(2));

        assertThat(report.verdict()).isEqualTo("Of 40 tasks: 1 without a terminal event.");
    }

    @Test
    void refusedRegistrationEndsItAtOnce() throws InterruptedException {
        TruthfulBridge bridge = bridge(UnaryOperator.identity());
        bridge.answerRegistrationsWith(401);

        Report report = run(bridge, Duration.ofMinutes(1));

        assertThat(report.flawless()).isFalse();
        assertThat(printed.toString()).contains("Stopped: the bridge answered 401 to a registration");
    }

    @Test
    void nothingPrintedIsWiderThanAHundredColumns() throws InterruptedException {
        run(bridge(UnaryOperator.identity()), Duration.ofSeconds(20));

        assertThat(printed.toString().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    private TruthfulBridge bridge(UnaryOperator<List<SeenEvent>> flaw) {
        return new TruthfulBridge(vertx, providers, clock, flaw);
    }

    private Report run(TruthfulBridge bridge, Duration limit) throws InterruptedException {
        DemoScreen screen = new DemoScreen(new PrintWriter(printed), Ansi.OFF, ZoneOffset.UTC);
        ScriptGenerator scripts = new ScriptGenerator(1, Duration.ofMillis(20), Duration.ofMillis(200));
        BridgeClient client = new BridgeClient(vertx, bridge.url(), new Secret("token"));
        DemoPlan plan =
                new DemoPlan(TASKS, Duration.ofMillis(5), limit, Duration.ofMillis(100), Duration.ofMillis(100));
        return new Demo(plan, vertx, clock, screen, providers.ledger())
                .run(
                        bridge,
                        tally -> new TaskFeeder(vertx, providers, scripts, DemoSource.SHOWN, client, tally::submitted));
    }

    private interface Flaw {
        List<SeenEvent> of(SeenEvent event);
    }

    private static UnaryOperator<List<SeenEvent>> onceTerminal(Flaw flaw) {
        AtomicBoolean done = new AtomicBoolean();
        return events -> {
            SeenEvent event = events.get(0);
            boolean now = event.to() == TaskState.COMPLETED && done.compareAndSet(false, true);
            return now ? flaw.of(event) : events;
        };
    }
}
