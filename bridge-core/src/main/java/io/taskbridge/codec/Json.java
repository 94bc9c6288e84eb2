// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** How JSON is read into trees and written from them everywhere: numbers keep all their digits. Thread-safe. */
public final class Json {
    /** How deep what comes from outside may be nested. */
    static final int MAX_DEPTH = 500;
    /** How deep our own records may be: what came from outside, wrapped a few times more. */
    private static final int MAX_RECORD_DEPTH = 600;

    private static final double THOUSAND = 1_000;

    private static final ObjectMapper MAPPER = mapper(MAX_DEPTH);
    private static final ObjectMapper RECORDS = mapper(MAX_RECORD_DEPTH);
    private static final ObjectReader TREES =
            MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** Nesting is bounded, so that no body can exhaust the stack; lengths are bounded by whoever took the bytes in. */
    private static ObjectMapper mapper(int maxDepth) {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNumberLength(10_000)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(bounds).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** For databinding beyond trees; shared, so never to be reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The same for the records that bridges write, which hold what came from outside and may be nested deeper. */
    static ObjectMapper recordMapper() {
        return RECORDS;
    }

    /**
     * Reads one whole JSON document that comes from outside.
     *
     * @throws JsonProcessingException if the bytes are anything else
     */
    public static JsonNode read(byte[] bytes) throws JsonProcessingException {
        return read(MAPPER, bytes);
    }

    /**
     * Reads one whole JSON document from a topic of the bridge: deep enough for whatever {@link #read} let in.
     *
     * @throws JsonProcessingException if the bytes are anything else
     */
    public static JsonNode readRecord(byte[] bytes) throws JsonProcessingException {
        return read(RECORDS, bytes);
    }

    private static JsonNode read(ObjectMapper mapper, byte[] bytes) throws JsonProcessingException {
        try {
            JsonNode node = mapper.readTree(bytes);
            if (node.isMissingNode()) {
                throw new JsonParseException(null, "no content");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (NumberFormatException e) {
            // Well-formed, yet with an exponent that no decimal has.
            throw new JsonParseException(null, "number out of range", e);
        } catch (IOException e) {
            // Not about I/O, there is none: bytes that are no UTF-8.
            throw new JsonParseException(null, "not UTF-8", e);
        }
    }

    /** The value that the parser is at, whatever it is; afterwards the parser is at its end. */
    static JsonNode treeAt(JsonParser json) throws IOException {
        return TREES.readValue(json);
    }

    /** No more digits than people can read; null, which is what JSON has for it, where nothing is known. */
    public static @Nullable Double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * THOUSAND) / THOUSAND : null;
    }

    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
