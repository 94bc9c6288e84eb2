// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code asyncapi.yaml} is what the specification calls an AsyncAPI document. */
class AsyncApiStructureTest {
    private static List<String> problems(JsonNode document) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Objects.requireNonNull(
                        AsyncApiStructureTest.class.getResourceAsStream("/contracts/asyncapi-3.json")))
                .validate(document)
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    @Test
    void documentHasThePartsThatTheSpecificationKnows() {
        assertThat(problems(Contracts.at("asyncapi"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/info, title",
        "/channels/taskEvents, address",
        "/operations/reject, action",
        "/servers/kafka, protocol",
        "/components/messages/taskEvent, payload"
    })
    void partThatIsMissingIsNoticed(String owner, String field) {
        ObjectNode document = Contracts.at("asyncapi").deepCopy();
        ((ObjectNode) document.at(owner)).remove(field);

        assertThat(problems(document)).isNotEmpty();
    }

    @Test
    void fieldThatTheSpecificationDoesNotKnowIsNoticed() {
        ObjectNode document = Contracts.at("asyncapi").deepCopy();
        ((ObjectNode) document.at("/operations/reject")).put("operationId", "reject");

        assertThat(problems(document)).isNotEmpty();
    }

    @Test
    void everyAddressNamesItsParameters() {
        for (JsonNode channel : Contracts.at("asyncapi/channels")) {
            Set<String> named = Pattern.compile("\\{([^}]+)}")
                    .matcher(channel.path("address").asText())
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());

            assertThat(names(channel.path("parameters"))).isEqualTo(named);
        }
    }

    @Test
    void everyOperationIsAboutMessagesOfItsChannel() {
        for (JsonNode operation : Contracts.at("asyncapi/operations")) {
            String channel = operation.at("/channel/$ref").asText();

            assertThat(operation.path("messages"))
                    .allSatisfy(
                            message -> assertThat(message.path("$ref").asText()).startsWith(channel + "/messages/"));
        }
    }

    @Test
    void everyMessageGoesSomewhere() {
        Set<String> sent = new TreeSet<>();
        Contracts.at("asyncapi/channels")
                .forEach(channel -> channel.path("messages")
                        .forEach(message ->
                                sent.add(message.path("$ref").asText().replaceFirst(".*/", ""))));

        assertThat(sent).isEqualTo(names(Contracts.at("asyncapi/components/messages")));
    }

    private static Set<String> names(JsonNode node) {
        return new TreeSet<>(
                node.properties().stream().map(field -> field.getKey()).toList());
    }
}
