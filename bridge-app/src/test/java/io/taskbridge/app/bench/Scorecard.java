// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import java.util.ArrayList;
import java.util.List;

/** What was to be reached beside what was. */
public final class Scorecard {
    private record Entry(Goal goal, double reached) {}

    private final List<Entry> entries = new ArrayList<>();

    public void enter(Goal goal, double reached) {
        entries.add(new Entry(goal, reached));
    }

    /** Goals whose target was missed. */
    public List<String> missed() {
        return entries.stream()
                .filter(entry -> !entry.goal.met(entry.reached))
                .map(entry -> entry.goal.what())
                .toList();
    }

    @Override
    public String toString() {
        TextTable table = new TextTable("Targets", List.of("", "reached", "target", "", "stretch", ""));
        for (Entry entry : entries) {
            Goal goal = entry.goal;
            boolean stretches = !Double.isNaN(goal.stretch());
            table.row(
                    goal.what(),
                    List.of(
                            TextTable.number(entry.reached),
                            goal.bound(goal.target()),
                            goal.met(entry.reached) ? "met" : "MISSED",
                            goal.bound(goal.stretch()),
                            stretches ? goal.stretched(entry.reached) ? "met" : "not met" : ""));
        }
        int met = entries.size() - missed().size();
        long stretched = entries.stream()
                .filter(entry -> entry.goal.stretched(entry.reached))
                .count();
        return table + "  %d of %d targets met, %d stretch values%n".formatted(met, entries.size(), stretched);
    }
}
