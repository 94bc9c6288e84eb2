// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.task.RawJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes values out of documents as they are written, without a tree, and turns trees into them and back. */
public final class RawValues {
    /** What most webhooks say of errors: a parser takes longer to be set up than to read it. */
    private static final String NOTHING = "[]";

    private RawValues() {}

    /**
     * The value that the parser is at; afterwards the parser is at its end.
     *
     * @param document what the parser reads
     * @throws IOException if it is nothing that {@link Json#read} would read
     */
    public static RawJson at(JsonParser json, byte[] document) throws IOException {
        try {
            return taken(json, document);
        } catch (NumberFormatException e) {
            // Well-formed, yet with an exponent that no decimal has.
            throw new JsonParseException(null, "number out of range", e);
        }
    }

    /**
     * The one value that the document is.
     *
     * @throws IOException if it is nothing that {@link Json#readRecord} would read
     */
    static RawJson whole(byte[] document) throws IOException {
        try (JsonParser json = Json.recordMapper().createParser(document)) {
            if (json.nextToken() == null) {
                throw new JsonParseException(json, "no content");
            }
            RawJson value = at(json, document);
            if (json.nextToken() != null) {
                throw new JsonParseException(json, "more than one value");
            }
            return value;
        }
    }

    private static RawJson taken(JsonParser json, byte[] document) throws IOException {
        JsonLocation start = json.currentTokenLocation();
        if (start.getByteOffset() < 0) {
            // In UTF-16 or UTF-32: places in it are not told.
            return onOneLine(json);
        }
        pass(json);
        JsonLocation end = json.currentLocation();
        int offset = (int) start.getByteOffset();
        int length = (int) end.getByteOffset() - offset;
        if (start.getLineNr() != end.getLineNr()) {
            try (JsonParser again = Json.recordMapper().createParser(document, offset, length)) {
                again.nextToken();
                return onOneLine(again);
            }
        }
        return new RawJson(new String(document, offset, length, StandardCharsets.UTF_8));
    }

    private static RawJson onOneLine(JsonParser json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator copy = Json.recordMapper().createGenerator(bytes)) {
            copy.copyCurrentStructureExact(json);
        }
        return new RawJson(bytes.toString(StandardCharsets.UTF_8));
    }

    /** Goes to the end of the value. Numbers are read, for not all that are well-formed can be. */
    private static void pass(JsonParser json) throws IOException {
        int open = 0;
        for (JsonToken token = json.currentToken(); ; token = json.nextToken()) {
            if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
            } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                json.getDecimalValue();
            }
            if (open == 0) {
                json.finishToken();
                return;
            }
        }
    }

    /** The tree as it is written. */
    public static RawJson of(JsonNode tree) {
        return new RawJson(new String(Json.write(tree), StandardCharsets.UTF_8));
    }

    /** What a string says; null for any other value. */
    public static @Nullable String text(RawJson raw) {
        String json = raw.text();
        if (json.charAt(0) != '"') {
            return null;
        }
        return json.indexOf('\\') < 0
                ? json.substring(1, json.length() - 1)
                : tree(raw).textValue();
    }

    /** The value read. */
    public static JsonNode tree(RawJson raw) {
        if (raw.text().equals(NOTHING)) {
            return Json.mapper().createArrayNode();
        }
        try {
            return Json.recordMapper().readTree(raw.text());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
