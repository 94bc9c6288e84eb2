// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.webhook;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signature header taken apart: {@code v1=<hex>,v1=<hex>}, one item for each of the sender's active secrets. */
final class SignatureHeader {
    /** A sender has one secret, or two while it rotates them; more only cost us time. */
    static final int MAX_ITEMS = 16;

    private static final String PREFIX = SignatureKey.VERSION + "=";

    private SignatureHeader() {}

    /** The well-formed signatures among the first items, in order; items of other versions are not ours to judge. */
    static List<byte[]> signatures(String header) {
        List<byte[]> signatures = new ArrayList<>(2);
        int start = 0;
        for (int item = 0; item < MAX_ITEMS && start <= header.length(); item++) {
            int comma = header.indexOf(',', start);
            int end = comma < 0 ? header.length() : comma;
            byte[] signature = signature(header, start, end);
            if (signature != null) {
                signatures.add(signature);
            }
            start = end + 1;
        }
        return signatures;
    }

    private static byte @Nullable [] signature(String header, int start, int end) {
        int from = start;
        while (from < end && blank(header.charAt(from))) {
            from++;
        }
        int to = end;
        while (to > from && blank(header.charAt(to - 1))) {
            to--;
        }
        boolean ours = header.startsWith(PREFIX, from) && to - from == PREFIX.length() + 2 * SignatureKey.LENGTH;
        return ours ? unhex(header, from + PREFIX.length()) : null;
    }

    private static byte @Nullable [] unhex(String header, int from) {
        byte[] bytes = new byte[SignatureKey.LENGTH];
        for (int i = 0; i < bytes.length; i++) {
            char high = header.charAt(from + 2 * i);
            char low = header.charAt(from + 2 * i + 1);
            if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
                return null;
            }
            bytes[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
        }
        return bytes;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }
}
