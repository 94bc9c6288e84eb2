// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import io.taskbridge.task.RawJson;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawValuesTest {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The value of the first field; the second one must be next then. */
    private static RawJson first(byte[] document) throws IOException {
        try (JsonParser json = Json.mapper().createParser(document)) {
            json.nextToken();
            json.nextFieldName();
            json.nextToken();
            RawJson raw = RawValues.at(json, document);
            assertThat(json.nextFieldName()).isEqualTo("next");
            return raw;
        }
    }

    private static String of(String value, Charset charset) throws IOException {
        return first(("{\"first\":" + value + ",\"next\":[]}").getBytes(charset))
                .text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"\"",
                "\"a \\\"b\\\" \\u00e9 \\ud83e\"",
                "\"é 漢字 🦊\"",
                "0",
                "-0.00",
                "1e400",
                "123456789012345678901234567890",
                "{}",
                "[]",
                "{\"a\": [1, {\"b\" :null} , \"]}\"] }",
                "{\"twice\":1,\"twice\":2}",
            })
    void valueIsTakenAsItIsWritten(String value) throws IOException {
        assertThat(of(value, StandardCharsets.UTF_8)).isEqualTo(value);
        assertThat(of(" " + value + "\t", StandardCharsets.UTF_8)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,\n{\"a\":\n1.10}]", "[1,\r{\"a\":1.10}]", "\r\n[1,\r\n{\"a\":1.10}]\r\n"})
    void valueOnSeveralLinesIsPutOnOne(String value) throws IOException {
        assertThat(of(value, StandardCharsets.UTF_8)).isEqualTo("[1,{\"a\":1.10}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE"})
    void valueInAnotherEncodingIsTakenToo(String charset) throws IOException {
        assertThat(of("[\"é 漢字\",1.10]", Charset.forName(charset))).isEqualTo("[\"é 漢字\",1.10]");
    }

    @Test
    void markAtTheBeginningShiftsNothing() throws IOException {
        byte[] document = (BYTE_ORDER_MARK + "{\"first\":[1],\"next\":2}").getBytes(StandardCharsets.UTF_8);

        assertThat(first(document)).isEqualTo(new RawJson("[1]"));
    }

    @Test
    void valueBeyondTheParsersBufferIsWhole() throws IOException {
        String value = "[\"" + "é".repeat(100_000) + "\",[" + "1.5,".repeat(100_000) + "2]]";

        assertThat(of(value, StandardCharsets.UTF_8)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("excesses")
    void whatCannotBeReadIsNotTaken(String value) {
        assertThatThrownBy(() -> of(value, StandardCharsets.UTF_8)).isInstanceOf(IOException.class);
    }

    static Stream<String> excesses() {
        return Stream.of(
                "1e99999999999",
                "[{\"a\":-1e-99999999999}]",
                "9".repeat(20_000),
                "[" + "9".repeat(20_000) + "]",
                "[".repeat(500) + "]".repeat(500),
                "[1",
                "[01]",
                "[\"\\x\"]",
                "{\"a\"}",
                "[\"\n\"]");
    }

    @Test
    void bytesThatAreNoTextAreNotTaken() {
        byte[] document = "{\"first\":[\"?(\"],\"next\":1}".getBytes(StandardCharsets.US_ASCII);
        document["{\"first\":[\"".length()] = (byte) 0xC3;

        assertThatThrownBy(() -> first(document)).isInstanceOf(IOException.class);
    }

    @Test
    void halfOfACharacterDoesNotGetIntoEvents() throws IOException {
        byte[] document = "{\"first\":[\"???\"],\"next\":1}".getBytes(StandardCharsets.US_ASCII);
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        System.arraycopy(surrogate, 0, document, "{\"first\":[\"".length(), surrogate.length);

        assertThat(first(document).text()).matches("\\[\"\uFFFD+\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[1.10,{\"a\":\"é\"}]", "\"\\uD83E\""})
    void treeIsWrittenAndReadBack(String json) throws IOException {
        RawJson raw = RawValues.of(Json.read(json.getBytes(StandardCharsets.UTF_8)));

        assertThat(raw.text()).isEqualTo(json);
        assertThat(RawValues.of(RawValues.tree(raw))).isEqualTo(raw);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"\" | ''",
                "\"a b\" | a b",
                "\"caf\\u00e9 \\\"x\\\"\" | café \"x\"",
                "7 |",
                "null |",
                "[\"a\"] |",
            })
    void onlyStringsSaySomething(String json, String text) {
        assertThat(RawValues.text(new RawJson(json))).isEqualTo(text);
    }
}
