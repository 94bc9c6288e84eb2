// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import java.util.List;
import java.util.Map;

/** What came out for contenders that were measured in turn: for each of them, the values of each figure. */
public record Comparison(Map<String, Map<String, List<Double>>> taken) {
    public Series of(String contender, String figure) {
        return new Series(taken.getOrDefault(contender, Map.of()).getOrDefault(figure, List.of()));
    }

    /** Round by round, what the figure of one contender is of that of another. */
    public Series ratio(String contender, String other, String figure) {
        return of(contender, figure).over(of(other, figure));
    }

    /** Shows a figure of one contender, the same of its baseline, and their ratio, and keeps all three. */
    public void report(String contender, String baseline, String figure, TextTable table, Findings findings) {
        Series own = of(contender, figure);
        Series other = of(baseline, figure);
        Series ratio = own.over(other);
        findings.figure(figure, own);
        findings.baseline(figure, other);
        findings.ratio(figure, ratio);
        table.row(contender + " " + figure, own.cells());
        table.row(baseline + " " + figure, other.cells());
        table.row(contender + " / " + baseline + " " + figure, ratio.cells());
    }
}
