// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that can be ended in every way, and begun again. Begun and ended by one
 * thread; whoever likes may freeze and thaw it.
 */
public final class Program {
    private final String name;
    private final List<String> command;
    private final File log;
    private final LastWill will;
    private boolean heard;
    private volatile Process process;

    private Program(String name, List<String> command, Path dir, LastWill will) {
        this.name = name;
        this.command = command;
        this.log = dir.resolve(name + ".log").toFile();
        this.will = will;
    }

    /** A main class of the test sources. */
    public static Program of(Jvm jvm, Class<?> main, String name, Path dir, LastWill will, String... arguments) {
        List<String> command = java(jvm);
        // The product's logging: to stderr, which leaves stdout to what the program has to say.
        command.add("-Dlogback.configurationFile="
                + Path.of("..", "config", "logback.xml").toAbsolutePath());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new Program(name, command, dir, will);
    }

    /** The product as it is delivered. */
    public static Program bridge(Jvm jvm, String name, Path config, Path dir, LastWill will) {
        List<String> command = java(jvm);
        command.addAll(List.of("-jar", "target/bridge.jar", "serve", "--config", config.toString()));
        return new Program(name, command, dir, will);
    }

    private static List<String> java(Jvm jvm) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm.options());
        return command;
    }

    public String name() {
        return name;
    }

    /** What it prints is for the caller of {@link #start}, and no longer for the log. */
    public Program heard() {
        heard = true;
        return this;
    }

    public Process start() {
        ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log);
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(heard ? ProcessBuilder.Redirect.PIPE : toLog)
                    .redirectError(toLog)
                    .start();
            will.include(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Of a program that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM; whether it ended in time. What does not is killed. */
    public boolean stop(Duration limit) {
        process.destroy();
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        return false;
    }

    /** SIGSTOP: it neither runs nor ends. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException("SIG" + signal + " cannot be sent to " + name, e);
        }
    }
}
