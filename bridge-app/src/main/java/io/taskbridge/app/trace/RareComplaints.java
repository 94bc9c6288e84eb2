// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when a collector does not take spans, at once and then every ten minutes, while work goes on without it.
 * Thread-safe.
 */
final class RareComplaints implements SpanExporter {
    private static final Logger log = LoggerFactory.getLogger(RareComplaints.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /**
     * The library's own complaints go past our log, more often, and quote the collector's answers. Held here, or the
     * level would be forgotten with the logger.
     */
    private static final java.util.logging.Logger LIBRARY = java.util.logging.Logger.getLogger("io.opentelemetry");

    private final SpanExporter exporter;
    private final InstantSource clock;
    private Instant silentUntil = Instant.MIN;
    private long lost;

    RareComplaints(SpanExporter exporter, InstantSource clock) {
        LIBRARY.setLevel(Level.OFF);
        this.exporter = exporter;
        this.clock = clock;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> {
            if (!result.isSuccess()) {
                lose(spans.size(), result.getFailureThrowable());
            }
        });
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private synchronized void lose(int spans, @Nullable Throwable failure) {
        lost += spans;
        Instant now = clock.instant();
        if (now.isBefore(silentUntil)) {
            return;
        }
        silentUntil = now.plus(PAUSE);
        // Only its kind: the message may quote what the collector answered.
        String kind = failure == null ? "no reason given" : failure.getClass().getSimpleName();
        log.warn("The collector of traces does not take spans ({}); {} are lost by now", kind, lost);
    }
}
