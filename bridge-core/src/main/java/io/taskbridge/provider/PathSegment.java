// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** One segment of a URL path: whatever the text is, it stays a single segment. */
public final class PathSegment {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PathSegment() {}

    /** Percent-encodes the text's UTF-8 form, all but the unreserved characters of RFC 3986. */
    public static String encode(String text) {
        boolean dots = text.equals(".") || text.equals("..");
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            // A segment of bare dots would climb the path instead of naming something in it.
            if (unreserved(octet) && !(dots && octet == '.')) {
                encoded.append((char) octet);
            } else {
                HEX.toHexDigits(encoded.append('%'), octet);
            }
        }
        return encoded.toString();
    }

    private static boolean unreserved(byte octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '.'
                || octet == '_'
                || octet == '~';
    }
}
