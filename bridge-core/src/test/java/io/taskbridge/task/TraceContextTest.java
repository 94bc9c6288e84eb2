// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-01";

    @Test
    void headersAreTakenAndGivenOnAsTheyCame() {
        TraceContext context = TraceContext.of(PARENT, "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7");

        assertThat(context.traceId()).isEqualTo(TRACE);
        assertThat(context.spanId()).isEqualTo(SPAN);
        assertThat(context.traceparent()).isEqualTo(PARENT);
        assertThat(context.state()).isEqualTo("congo=t61rcWkgMzE,rojo=00f067aa0ba902b7");
    }

    @ParameterizedTest
    @CsvSource({"00, false", "01, true", "02, false", "03, true", "ff, true", "fe, false"})
    void callerSaysWhetherTheTraceIsRecorded(String flags, boolean sampled) {
        assertThat(TraceContext.of("00-" + TRACE + "-" + SPAN + "-" + flags, null)
                        .sampled())
                .isEqualTo(sampled);
    }

    @Test
    void onlyKnownFlagsGoOn() {
        assertThat(TraceContext.of("00-" + TRACE + "-" + SPAN + "-ff", null).traceparent())
                .isEqualTo("00-" + TRACE + "-" + SPAN + "-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cc-%s-%s-01", "cc-%s-%s-01-what-the-future-brings"})
    void laterVersionsAreReadAsThisOne(String form) {
        assertThat(TraceContext.of(form.formatted(TRACE, SPAN), null).traceparent())
                .isEqualTo(PARENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01more",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n"
            })
    void badParentIsNoTraceAndNoError(String parent) {
        assertThat(TraceContext.of(parent, "a=b")).isNull();
    }

    @Test
    void missingParentIsNoTrace() {
        assertThat(TraceContext.of(null, "a=b")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a=\u00e9", "a=\nb", "a=\u0000"})
    void stateThatCannotGoOnIsLeftOut(String state) {
        assertThat(TraceContext.of(PARENT, state)).isEqualTo(TraceContext.of(PARENT, null));
    }

    @Test
    void stateIsBounded() {
        assertThat(TraceContext.of(PARENT, "a=" + "x".repeat(510)).state()).hasSize(512);
        assertThat(TraceContext.of(PARENT, "a=" + "x".repeat(511)).state()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "a=b, c=d", "a=\"b\""})
    void textIsReadBackAsItWas(String state) {
        TraceContext context = TraceContext.of(PARENT, state);

        assertThat(TraceContext.parse(context.toString())).isEqualTo(context);
    }

    @Test
    void textWithoutAPlaceIsRefused() {
        assertThatThrownBy(() -> TraceContext.parse("a=b")).isInstanceOf(IllegalArgumentException.class);
    }
}
