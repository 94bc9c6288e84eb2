// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import io.taskbridge.app.redrive.Redrive;
import io.taskbridge.app.redrive.Redriven;
import io.taskbridge.app.redrive.Redriven.Fate;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a redrive shows: a line for each record, how far it is, a summary. Owned by the thread that runs the command. */
final class RedriveScreen {
    private static final int MAX_REASON = 200;
    private static final int MAX_PLACE = 300;
    private static final int MAX_REASONS = 20;
    private static final String OTHERS = "other reasons";

    private final PrintWriter out;
    private final PrintWriter err;
    private final Redrive.Mode mode;
    private final long total;
    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    private final Map<String, Long> reasons = new HashMap<>();
    private long shown;

    /**
     * @param total how many records there are at most
     */
    RedriveScreen(PrintWriter out, PrintWriter err, Redrive.Mode mode, long total) {
        this.out = out;
        this.err = err;
        this.mode = mode;
        this.total = total;
    }

    void show(List<Redriven> batch) {
        for (Redriven one : batch) {
            String key = one.key() == null ? "-" : Printable.of(one.key().toString());
            String reason = one.reason().isEmpty() ? "" : ": " + Printable.of(one.reason(), MAX_REASON);
            out.println(Printable.of(one.place(), MAX_PLACE) + "  " + key + "  " + word(one.fate()) + reason);
            fates.merge(one.fate(), 1L, Long::sum);
            if (one.fate() == Fate.STILL_REJECTED) {
                String counted = Printable.of(one.reason(), MAX_REASON);
                boolean known = reasons.containsKey(counted) || reasons.size() < MAX_REASONS;
                reasons.merge(known ? counted : OTHERS, 1L, Long::sum);
            }
        }
        shown += batch.size();
        if (shown < total) {
            err.println(shown + " of at most " + total + " records");
        }
    }

    void summarize() {
        out.println(mode == Redrive.Mode.DRY_RUN ? "Nothing was changed. It would be:" : "Done:");
        for (Fate fate : Fate.values()) {
            out.println("  " + fates.getOrDefault(fate, 0L) + "  " + word(fate));
            if (fate == Fate.STILL_REJECTED) {
                reasons.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .forEach(reason -> out.println("      " + reason.getValue() + "  " + reason.getKey()));
            }
        }
        out.flush();
    }

    private static String word(Fate fate) {
        return switch (fate) {
            case SENT_AGAIN -> "sent again";
            case STILL_REJECTED -> "still not understood";
            case GONE -> "gone";
        };
    }
}
