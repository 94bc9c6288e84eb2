// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.TraceContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The headers of an event's record: CloudEvents 1.0, Kafka protocol binding, binary mode; the place in a trace by the
 * names that W3C Trace Context gives it, where instrumented Kafka clients look for it.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">binding</a>
 */
public final class EventHeaders {
    /** Says which state the task has entered. */
    public static final String TYPE = "ce_type";

    private static final byte[] VERSION = utf8("1.0");
    private static final byte[] CONTENT = utf8("application/json");
    private static final Map<TaskState, byte[]> TYPES = new EnumMap<>(TaskState.class);

    static {
        for (TaskState state : TaskState.values()) {
            TYPES.put(state, utf8(type(state)));
        }
    }

    private EventHeaders() {}

    /** What {@link #TYPE} says of the events of a state. */
    public static String type(TaskState to) {
        return "io.taskbridge.task." + to.word();
    }

    /**
     * @param schema absolute URL of the JSON Schema that describes the value
     */
    public static Map<String, String> of(TaskEvent event, String schema) {
        Map<String, String> headers = new LinkedHashMap<>();
        tell(event, utf8(schema), (name, value) -> headers.put(name, new String(value, StandardCharsets.UTF_8)));
        return headers;
    }

    /**
     * Tells the same name by name, in the same order, as bytes that are not to be changed.
     *
     * @param schema as above, in UTF-8
     */
    public static void tell(TaskEvent event, byte[] schema, BiConsumer<String, byte[]> headers) {
        String sequence = Long.toString(event.task().sequence());
        headers.accept("ce_specversion", VERSION);
        headers.accept("ce_id", utf8(event.key() + "#" + sequence));
        headers.accept("ce_source", utf8("/taskbridge/" + encoded(event.key().source())));
        headers.accept(TYPE, TYPES.get(event.to()));
        headers.accept("ce_subject", utf8(event.key().id()));
        headers.accept("ce_time", InstantText.bytes(event.observation().observedAt()));
        headers.accept("ce_sequence", utf8(sequence));
        headers.accept("ce_dataschema", schema);
        headers.accept("content-type", CONTENT);
        TraceContext trace = event.trace();
        if (trace != null) {
            headers.accept(TraceContext.PARENT_HEADER, utf8(trace.traceparent()));
        }
        if (trace != null && trace.state() != null) {
            headers.accept(TraceContext.STATE_HEADER, utf8(trace.state()));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The specification wants a URI reference; source names may hold anything but slashes and control characters. */
    private static String encoded(String source) {
        return URLEncoder.encode(source, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
