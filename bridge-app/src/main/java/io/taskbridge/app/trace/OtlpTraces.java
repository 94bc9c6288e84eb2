// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.taskbridge.task.TraceContext;
import io.taskbridge.webhook.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends steps to a collector, by OTLP over HTTP. What has ended waits in a bounded queue for a thread of its own; what
 * finds the queue full is dropped. The only type that knows how OpenTelemetry works, so that none of it is loaded
 * without one.
 */
public final class OtlpTraces implements Traces {
    private static final int MAX_WAITING = 8_192;
    private static final Duration SEND_EVERY = Duration.ofSeconds(1);
    private static final Duration SEND_LIMIT = Duration.ofSeconds(10);

    /**
     * Where spans go.
     *
     * @param url of the collector's traces
     * @param headers that open it
     * @param sample of tasks without a trace, the share that gets one
     */
    public record Settings(String url, Map<String, Secret> headers, double sample) {}

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final InstantSource clock;
    private final boolean begins;

    /**
     * @param service attributes that tell this process from others
     */
    public OtlpTraces(Settings settings, Map<String, String> service, InstantSource clock) {
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(attributes(service))))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.sample())))
                .addSpanProcessor(BatchSpanProcessor.builder(new RareComplaints(exporter(settings), clock))
                        .setMaxQueueSize(MAX_WAITING)
                        .setScheduleDelay(SEND_EVERY)
                        .setExporterTimeout(SEND_LIMIT)
                        .build())
                .build();
        this.tracer = provider.get("io.taskbridge");
        this.clock = clock;
        this.begins = settings.sample() > 0;
    }

    @Override
    public TraceSpan begin(TraceStep step, @Nullable TraceContext parent, Instant since) {
        return parent != null && parent.sampled() ? under(parent, step, since) : PassedOn.of(parent);
    }

    @Override
    public TraceSpan beginTask(TraceStep step, @Nullable TraceContext parent, Instant since) {
        return parent == null && begins ? first(step, since) : begin(step, parent, since);
    }

    @Override
    public CompletionStage<?> close() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableResultCode result = provider.shutdown();
        result.whenComplete(() -> closed.complete(null));
        return closed;
    }

    private TraceSpan under(TraceContext parent, TraceStep step, Instant since) {
        SpanContext remote = SpanContext.createFromRemoteParent(
                parent.traceId(), parent.spanId(), TraceFlags.fromByte((byte) parent.flags()), TraceState.getDefault());
        Span span = span(step, since)
                .setParent(Context.root().with(Span.wrap(remote)))
                .startSpan();
        return new OtlpSpan(span, parent.at(span.getSpanContext().getSpanId()), clock);
    }

    private TraceSpan first(TraceStep step, Instant since) {
        Span span = span(step, since).setNoParent().startSpan();
        SpanContext own = span.getSpanContext();
        return own.isSampled()
                ? new OtlpSpan(
                        span,
                        new TraceContext(
                                own.getTraceId(),
                                own.getSpanId(),
                                own.getTraceFlags().asByte(),
                                null),
                        clock)
                : PassedOn.of(null);
    }

    private SpanBuilder span(TraceStep step, Instant since) {
        return tracer.spanBuilder(step.words()).setSpanKind(kind(step)).setStartTimestamp(since);
    }

    private static SpanKind kind(TraceStep step) {
        return switch (step) {
            case ACCEPT, WEBHOOK -> SpanKind.SERVER;
            case TRACK -> SpanKind.CONSUMER;
            case POLL -> SpanKind.CLIENT;
            case TRANSITION -> SpanKind.PRODUCER;
        };
    }

    private static OtlpHttpSpanExporter exporter(Settings settings) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.url())
                .setCompression("gzip")
                .setTimeout(SEND_LIMIT);
        settings.headers().forEach((name, secret) -> exporter.addHeader(name, secret.reveal()));
        return exporter.build();
    }

    private static Attributes attributes(Map<String, String> service) {
        var attributes = Attributes.builder();
        service.forEach((name, value) -> attributes.put(AttributeKey.stringKey(name), value));
        return attributes.build();
    }
}
