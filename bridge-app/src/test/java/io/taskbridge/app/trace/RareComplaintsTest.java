// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.taskbridge.app.CapturedLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RareComplaintsTest {
    private static final Collection<SpanData> THREE = Collections.nCopies(3, null);

    private Instant now = Instant.parse("2026-01-15T10:20:30Z");
    private CompletableResultCode outcome =
            CompletableResultCode.ofExceptionalFailure(new IllegalStateException("hunter2"));

    private final RareComplaints exporter = new RareComplaints(new Deaf(), () -> now);

    private final class Deaf implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return outcome;
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private List<String> linesOf(Duration... exports) {
        try (CapturedLogs logs = CapturedLogs.start()) {
            Instant start = now;
            for (Duration at : new ArrayList<>(List.of(exports))) {
                now = start.plus(at);
                exporter.export(THREE);
            }
            return logs.ofTaskbridge(Level.WARN);
        }
    }

    @Test
    void firstLossIsToldAtOnceAndTheOthersTogetherTenMinutesLater() {
        assertThat(linesOf(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(9), Duration.ofMinutes(10)))
                .satisfiesExactly(
                        first -> assertThat(first).contains("3 are lost by now"),
                        second -> assertThat(second).contains("12 are lost by now"));
    }

    @Test
    void complaintQuotesNothing() {
        assertThat(linesOf(Duration.ZERO))
                .allSatisfy(line ->
                        assertThat(line).contains("IllegalStateException").doesNotContain("hunter2"));
    }

    @Test
    void successIsSilent() {
        outcome = CompletableResultCode.ofSuccess();

        assertThat(linesOf(Duration.ZERO)).isEmpty();
    }
}
