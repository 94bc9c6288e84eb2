// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a distributed trace, as W3C Trace Context spells it: what a caller hands over, and what goes on from there
 * to the events. Immutable.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all zero
 * @param spanId 16 such digits, not all zero
 * @param flags of what is known of them, those that are set; others are taken for unset, as the specification asks
 * @param state what tracing systems tell each other, null where they say nothing
 * @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
 */
public record TraceContext(
        String traceId, String spanId, int flags, @Nullable String state) {
    public static final String PARENT_HEADER = "traceparent";
    public static final String STATE_HEADER = "tracestate";

    private static final int SAMPLED = 1;
    private static final int RANDOM = 2;
    private static final int MAX_STATE = 512;
    private static final Pattern PARENT =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final Pattern STATE = Pattern.compile("[\\x20-\\x7e]{1," + MAX_STATE + "}");
    private static final Pattern ZEROS = Pattern.compile("0+");

    /**
     * What a caller's headers say; null where there is no trace, or none that anybody can follow. A state that cannot
     * be handed on is left out. Never fails: nobody's request is worse for a bad trace.
     */
    public static @Nullable TraceContext of(@Nullable String traceparent, @Nullable String tracestate) {
        Matcher parent = traceparent == null ? null : PARENT.matcher(traceparent);
        if (parent == null || !parent.matches()) {
            return null;
        }
        String version = parent.group(1);
        boolean longer = parent.group(5) != null;
        if (version.equals("ff")
                || (version.equals("00") && longer)
                || ZEROS.matcher(parent.group(2)).matches()
                || ZEROS.matcher(parent.group(3)).matches()) {
            return null;
        }
        int flags = Integer.parseInt(parent.group(4), 16) & (SAMPLED | RANDOM);
        return new TraceContext(parent.group(2), parent.group(3), flags, state(tracestate));
    }

    /**
     * Reads {@link #toString}.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static TraceContext parse(String text) {
        int space = text.indexOf(' ');
        TraceContext context = space < 0 ? of(text, null) : of(text.substring(0, space), text.substring(space + 1));
        if (context == null) {
            throw new IllegalArgumentException("not a trace context");
        }
        return context;
    }

    /** Whether whoever began the trace wants it recorded. */
    public boolean sampled() {
        return (flags & SAMPLED) != 0;
    }

    /** The place of another span in the same trace. */
    public TraceContext at(String otherSpanId) {
        return new TraceContext(traceId, otherSpanId, flags, state);
    }

    /** The value of {@value #PARENT_HEADER}. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-0" + flags;
    }

    @Override
    public String toString() {
        return state == null ? traceparent() : traceparent() + " " + state;
    }

    private static @Nullable String state(@Nullable String text) {
        String trimmed = text == null ? "" : text.strip();
        return STATE.matcher(trimmed).matches() ? trimmed : null;
    }
}
