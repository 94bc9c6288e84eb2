// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In a JVM of its own, which gets a real SIGTERM. */
@Timeout(60)
class StopSignalTest {
    /** Runs until it is told to stop; then ends by itself or, if told so, never. */
    static final class Program {
        public static void main(String[] args) throws InterruptedException {
            CountDownLatch stopped = new CountDownLatch(1);
            StopSignal signal = StopSignal.runs(stopped::countDown, Duration.ofMillis(500));
            System.out.println("ready");
            if (args[0].equals("failing")) {
                signal.close();
                System.exit(2);
            }
            stopped.await();
            if (args[0].equals("hanging")) {
                new CountDownLatch(1).await();
            }
            System.out.println("ended");
            signal.close();
        }
    }

    private Process process;

    private Process start(String kind) throws IOException {
        process = JavaProcess.of(Program.class, kind)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return process;
    }

    @AfterEach
    void leaveNothingBehind() {
        process.destroyForcibly();
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void signalEndsTheProgramInOrderWithZero() throws Exception {
        try (BufferedReader out = start("orderly").inputReader()) {
            assertThat(out.readLine()).isEqualTo("ready");

            process.toHandle().destroy();

            assertThat(out.readLine()).isEqualTo("ended");
            assertThat(exitCode(process)).isEqualTo(ExitCode.FINE);
        }
    }

    @Test
    void programThatDoesNotEndIsCutOff() throws Exception {
        try (BufferedReader out = start("hanging").inputReader()) {
            assertThat(out.readLine()).isEqualTo("ready");

            process.toHandle().destroy();

            assertThat(exitCode(process)).isEqualTo(ExitCode.FAULT);
        }
    }

    @Test
    void endWithoutASignalKeepsItsOwnCode() throws Exception {
        assertThat(exitCode(start("failing"))).isEqualTo(2);
    }
}
