// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.task.TraceContext;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A place in a trace as headers of a record. */
final class TraceHeaders {
    private TraceHeaders() {}

    static Headers of(@Nullable TraceContext trace) {
        Headers headers = new RecordHeaders();
        if (trace != null) {
            headers.add(TraceContext.PARENT_HEADER, trace.traceparent().getBytes(StandardCharsets.US_ASCII));
        }
        if (trace != null && trace.state() != null) {
            headers.add(TraceContext.STATE_HEADER, trace.state().getBytes(StandardCharsets.US_ASCII));
        }
        return headers;
    }

    /** Null where there is none, or one that makes no sense. */
    static @Nullable TraceContext read(Headers headers) {
        return TraceContext.of(text(headers, TraceContext.PARENT_HEADER), text(headers, TraceContext.STATE_HEADER));
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        byte[] value = header == null ? null : header.value();
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
