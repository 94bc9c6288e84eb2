// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import java.util.ArrayList;
import java.util.List;

/** The outcome of a demonstration, source by source. */
record Report(List<SourceReport> sources) {
    SourceReport total() {
        SourceReport total = new SourceReport("all");
        sources.forEach(total::add);
        return total;
    }

    boolean flawless() {
        SourceReport total = total();
        return total.missing() + total.repeated() + total.wrong() == 0;
    }

    /** One sentence. */
    String verdict() {
        SourceReport total = total();
        if (flawless()) {
            return "Each of the %d tasks ended on Kafka exactly once, and as it ended at its provider."
                    .formatted(total.tasks());
        }
        List<String> flaws = new ArrayList<>();
        describe(flaws, total.missing(), "without a terminal event");
        describe(flaws, total.repeated(), "with an event too many");
        describe(flaws, total.wrong(), "told otherwise than they went");
        return "Of %d tasks: %s.".formatted(total.tasks(), String.join(", ", flaws));
    }

    private static void describe(List<String> flaws, int count, String what) {
        if (count > 0) {
            flaws.add(count + " " + what);
        }
    }
}
