// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.taskbridge.app.shard.ShardState;
import io.taskbridge.poll.SourceState;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are sound in themselves, and use the program's words. */
class ContractFilesTest {
    private static final String EVENT = "event/properties/";
    private static final String SCHEMAS = "openapi/components/schemas/";

    private static List<String> words(String pointer) {
        return StreamSupport.stream(Contracts.at(pointer).spliterator(), false)
                .filter(word -> !word.isNull())
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).toList();
    }

    private static List<TaskState> statesBut(TaskState... others) {
        return Stream.of(TaskState.values())
                .filter(state -> !Arrays.asList(others).contains(state))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi", "asyncapi", "event"})
    void everyReferenceLeadsSomewhere(String file) {
        List<String> lost = new ArrayList<>();
        Contracts.at(file).findValues("$ref").forEach(ref -> {
            if (Contracts.at(ref.textValue().substring("#/".length())).isMissingNode()) {
                lost.add(ref.textValue());
            }
        });

        assertThat(lost).isEmpty();
    }

    @Test
    void eventSchemaIsASchema() {
        var metaschema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(metaschema.validate(Contracts.at("event"))).isEmpty();
    }

    @Test
    void everySchemaOfTheApiIsASchema() {
        var metaschema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(Contracts.at("openapi/components/schemas"))
                .allSatisfy(schema -> assertThat(metaschema.validate(schema)).isEmpty());
    }

    @Test
    void everyOperationSaysWhatItIsAndHowItEnds() {
        List<String> ids = new ArrayList<>();
        Contracts.at("openapi/paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("responses")) {
                        ids.add(operation.path("operationId").asText());
                        assertThat(operation.path("summary").asText()).isNotBlank();
                        assertThat(operation.get("responses").fieldNames())
                                .toIterable()
                                .anyMatch(status -> status.startsWith("2"));
                    }
                }));

        assertThat(ids).isNotEmpty().doesNotContain("").doesNotHaveDuplicates();
    }

    @Test
    void everyPathParameterIsDeclared() {
        Contracts.at("openapi/paths").properties().forEach(path -> {
            List<String> declared = new ArrayList<>();
            path.getValue()
                    .path("parameters")
                    .forEach(parameter -> declared.add(
                            Contracts.at(parameter.path("$ref").asText().substring("#/".length()))
                                    .path("name")
                                    .asText()));

            assertThat(Stream.of(path.getKey().split("/")).filter(part -> part.startsWith("{")))
                    .containsExactlyElementsOf(
                            declared.stream().map(name -> "{" + name + "}").toList());
        });
    }

    @Test
    void eventSchemaUsesTheProgramsWords() {
        assertThat(words(EVENT + "to/enum"))
                .isEqualTo(names(statesBut(TaskState.TRACKED).toArray(TaskState[]::new)));
        assertThat(words(EVENT + "via/enum"))
                .isEqualTo(Stream.of(Via.values()).map(Via::word).toList());
        assertThat(words(EVENT + "resultOmitted/enum"))
                .isEqualTo(Stream.of(ResultOmitted.values())
                        .map(ResultOmitted::word)
                        .toList());
    }

    @Test
    void apiUsesTheProgramsWords() {
        assertThat(words(SCHEMAS + "State/enum")).isEqualTo(names(TaskState.values()));
        assertThat(words(SCHEMAS + "Task/properties/via/enum"))
                .isEqualTo(Stream.of(Via.values()).map(Via::word).toList());
        assertThat(words(SCHEMAS + "SourceHealth/properties/state/enum")).isEqualTo(names(SourceState.values()));
        assertThat(words(SCHEMAS + "Health/properties/shards/items/properties/state/enum"))
                .isEqualTo(names(ShardState.values()));
    }
}
