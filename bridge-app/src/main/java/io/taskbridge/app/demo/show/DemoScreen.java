// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import io.taskbridge.task.TaskState;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** What the demonstration looks like: no line is longer than 100 columns. Thread-safe, lines come out whole. */
final class DemoScreen {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int KEY_WIDTH = 26;
    private static final String[] HEADING = {
        "source", "tasks", "queued", "running", "done", "failed", "cancel", "expire", "lost", "miss", "dup", "bad",
        "median", "p99"
    };
    private static final String ROW = "%-15s%6s%7s%8s%6s%7s%7s%7s%5s%5s%5s%4s%9s%8s";

    private final PrintWriter out;
    private final Ansi ansi;
    private final ZoneId zone;

    DemoScreen(PrintWriter out, Ansi ansi, ZoneId zone) {
        this.out = out;
        this.ansi = ansi;
        this.zone = zone;
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** @param delay null if the event says what never was true */
    void event(SeenEvent event, @Nullable Duration delay) {
        String to = styled(style(event.to()), "%-9s".formatted(event.to()));
        String late = delay == null ? styled("red", "never true") : "+" + shown(delay);
        line("%s  %-26s  %7s → %s  %-8s  %10s"
                .formatted(
                        TIME.format(event.seenAt().atZone(zone)),
                        shortened(event.key()),
                        event.from(),
                        to,
                        event.via(),
                        late));
    }

    void progress(int ended, int planned, Map<TaskState, Integer> open) {
        String standing = open.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        String text =
                "── %d of %d ended; in flight: %s".formatted(ended, planned, standing.isEmpty() ? "none" : standing);
        line(styled("bold", text));
    }

    void report(Report report) {
        String heading = ROW.formatted((Object[]) HEADING);
        line("");
        line(styled("bold", heading));
        report.sources().forEach(this::row);
        row(report.total());
        line("");
        line("queued to lost: events by state; miss: tasks without a terminal event; dup: with an event too many;");
        line("bad: told otherwise than they went. Delays are from truth to consumer, without waits on purpose.");
        line("");
        line(styled(report.flawless() ? "bold,green" : "bold,red", report.verdict()));
    }

    private void row(SourceReport row) {
        line(ROW.formatted(
                row.source(),
                row.tasks(),
                row.events(TaskState.QUEUED),
                row.events(TaskState.RUNNING),
                row.events(TaskState.COMPLETED),
                row.events(TaskState.FAILED),
                row.events(TaskState.CANCELED),
                row.events(TaskState.EXPIRED),
                row.events(TaskState.LOST),
                row.missing(),
                row.repeated(),
                row.wrong(),
                shown(row.delay(0.5)),
                shown(row.delay(0.99))));
    }

    private static String shortened(String key) {
        return key.length() <= KEY_WIDTH ? key : key.substring(0, KEY_WIDTH - 1) + "…";
    }

    private static String shown(@Nullable Duration delay) {
        if (delay == null) {
            return "-";
        }
        long millis = delay.toMillis();
        return millis < 10_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static String style(TaskState state) {
        return switch (state) {
            case TRACKED, QUEUED -> "faint";
            case RUNNING -> "cyan";
            case COMPLETED -> "green";
            case FAILED -> "red";
            case CANCELED, EXPIRED -> "yellow";
            case LOST -> "magenta";
        };
    }

    private String styled(String style, String text) {
        return ansi.string("@|" + style + " " + text + "|@");
    }
}
