// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventHeadersTest {
    private static final String SCHEMA = "https://bridge.example.com/schemas/task-event.json";

    private static Map<String, String> headersOf(String source, String id) {
        Registration registration = new Registration(new TaskKey(source, id), null, Map.of(), null, null);
        return EventHeaders.of(
                new TaskEvent(Samples.tracked(registration), TaskState.TRACKED, Samples.running()), SCHEMA);
    }

    @Test
    void headersAreCloudEventsInBinaryMode() {
        Map<String, String> headers = EventHeaders.of(Samples.completed(Samples.json("1")), SCHEMA);

        assertThat(headers)
                .containsExactly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", "baseten-prod/0f3a9c52#2"),
                        entry("ce_source", "/taskbridge/baseten-prod"),
                        entry("ce_type", "io.taskbridge.task.completed"),
                        entry("ce_subject", "0f3a9c52"),
                        entry("ce_time", "2026-01-15T10:20:30.301Z"),
                        entry("ce_sequence", "2"),
                        entry("ce_dataschema", SCHEMA),
                        entry("content-type", "application/json"));
    }

    @Test
    void placeInTheTraceIsWhereKafkaClientsLookForIt() {
        TaskEvent event = Samples.completed(Samples.json("1")).with(Samples.TRACE);

        assertThat(EventHeaders.of(event, SCHEMA))
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .containsEntry("tracestate", "rojo=00f067,congo=t61");
    }

    @ParameterizedTest
    @EnumSource(value = TaskState.class, mode = EnumSource.Mode.EXCLUDE, names = "TRACKED")
    void typeNamesTheNewState(TaskState state) {
        TaskEvent event = Samples.event(TaskState.TRACKED, Samples.seen(Report.of(state, null), Via.POLL));

        assertThat(EventHeaders.of(event, SCHEMA)).containsEntry("ce_type", "io.taskbridge.task." + state.word());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "a+b", "50%", "%2F", "a?b#c", "größe", "余", "😀", "a:b", "[x]", "\"{}|\\^`<>", "~*'()!"})
    void sourceIsAlwaysAUriReferenceThatNamesIt(String source) throws URISyntaxException {
        String header = headersOf(source, "1").get("ce_source");

        URI uri = new URI(header);

        assertThat(uri).hasNoQuery().hasNoFragment().hasPath("/taskbridge/" + source);
        assertThat(header).matches("/taskbridge/[a-zA-Z0-9._*%-]+");
    }

    @Test
    void idAndSubjectSayTheKeyAsItIs() {
        assertThat(headersOf("größe", "a/b é"))
                .containsEntry("ce_id", "größe/a/b é#0")
                .containsEntry("ce_subject", "a/b é");
    }
}
