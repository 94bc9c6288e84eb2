// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.util.regex.Pattern;

/**
 * Where an output is kept that does not fit into a Kafka record.
 *
 * @param url where the bridge that keeps it hands it out
 * @param sha256 of its JSON text, in lower case hexadecimal; its name wherever it is kept
 * @param bytes how long that text is
 */
public record ResultRef(String url, String sha256, long bytes) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern URL = Pattern.compile("https?://[^\\s\"\\\\\\p{Cntrl}]{1,2000}");

    /** @throws IllegalArgumentException naming the part and the rule that it breaks */
    public ResultRef {
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException("url: must be an absolute URL of at most 2000 characters");
        }
        if (!isSha256(sha256)) {
            throw new IllegalArgumentException("sha256: must be 64 hexadecimal digits in lower case");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes: must not be negative");
        }
    }

    /** Whether the text may stand for {@link #sha256}. */
    public static boolean isSha256(String text) {
        return SHA256.matcher(text).matches();
    }
}
