// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Report report = Report.of(TaskState.COMPLETED, "SUCCEEDED");

    @Test
    void plainReportSaysNothingButTheState() {
        assertThat(report)
                .isEqualTo(new Report(TaskState.COMPLETED, "SUCCEEDED", null, null, Output.none(), null, Map.of()));
    }

    @Test
    void factsAreAddedOneByOne() {
        TaskError error = new TaskError("c", "m", TextNode.valueOf("d"));
        Output output = Output.of(new RawJson("\"hi\""));

        Report full = report.with(output)
                .with(error)
                .withTarget("model:abc")
                .withAttributes(Map.of("webhookStatus", "PENDING"));

        assertThat(full)
                .isEqualTo(new Report(
                        TaskState.COMPLETED,
                        "SUCCEEDED",
                        "model:abc",
                        null,
                        output,
                        error,
                        Map.of("webhookStatus", "PENDING")));
    }

    @Test
    void attributesCannotBeChangedLater() {
        Map<String, String> attributes = new HashMap<>(Map.of("a", "1"));
        Report with = report.withAttributes(attributes);

        attributes.clear();

        assertThat(with.attributes()).hasSize(1);
    }
}
