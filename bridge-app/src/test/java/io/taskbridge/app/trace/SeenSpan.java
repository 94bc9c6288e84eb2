// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A span as a collector reads it from the bytes of an {@code ExportTraceServiceRequest}, by the numbers that the protocol
 * gives its fields.
 *
 * @param texts the attributes that are texts
 */
record SeenSpan(
        String traceId, String spanId, String parentId, String name, long start, long end, Map<String, String> texts) {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;

    /** A field of a message: its number, and its bytes or its number as bytes. */
    private record Field(int number, byte[] bytes) {
        long fixed64() {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String hex() {
            return HexFormat.of().formatHex(bytes);
        }
    }

    static List<SeenSpan> of(byte[] request) {
        List<SeenSpan> spans = new ArrayList<>();
        for (Field resource : fields(request, 1)) {
            for (Field scope : fields(resource.bytes(), 2)) {
                fields(scope.bytes(), 2).forEach(span -> spans.add(span(span.bytes())));
            }
        }
        return spans;
    }

    private static SeenSpan span(byte[] bytes) {
        Map<String, String> texts = new HashMap<>();
        for (Field attribute : fields(bytes, 9)) {
            for (Field text : fields(only(attribute.bytes(), 2).bytes(), 1)) {
                texts.put(only(attribute.bytes(), 1).text(), text.text());
            }
        }
        return new SeenSpan(
                only(bytes, 1).hex(),
                only(bytes, 2).hex(),
                only(bytes, 4).hex(),
                only(bytes, 5).text(),
                only(bytes, 7).fixed64(),
                only(bytes, 8).fixed64(),
                texts);
    }

    private static Field only(byte[] message, int number) {
        return fields(message, number).stream().findFirst().orElse(new Field(number, new byte[0]));
    }

    private static List<Field> fields(byte[] message, int number) {
        List<Field> fields = new ArrayList<>();
        for (ByteBuffer rest = ByteBuffer.wrap(message); rest.hasRemaining(); ) {
            long tag = varint(rest);
            Field field = new Field((int) (tag >>> 3), value(rest, (int) tag & 7));
            if (field.number() == number) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static byte[] value(ByteBuffer rest, int type) {
        byte[] bytes = switch (type) {
            case VARINT -> {
                varint(rest);
                yield new byte[0];
            }
            case FIXED64 -> new byte[8];
            case BYTES -> new byte[(int) varint(rest)];
            default -> new byte[4];
        };
        rest.get(bytes);
        return bytes;
    }

    private static long varint(ByteBuffer rest) {
        long value = 0;
        int shift = 0;
        for (byte next = rest.get(); ; next = rest.get()) {
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
            if (next >= 0) {
                return value;
            }
        }
    }
}
