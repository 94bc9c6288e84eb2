// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The forms that are on disks and in consumers already; a change to one of the files is a change of the contract. */
final class Golden {
    private Golden() {}

    static byte[] bytes(String name) {
        try (InputStream file = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String name) {
        return tree(bytes(name));
    }

    static JsonNode tree(byte[] json) {
        try {
            return Json.readRecord(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file without the white space that makes it readable: fields in their order, numbers as they are spelt. */
    static String compact(String name) {
        return new String(Json.write(tree(name)), StandardCharsets.UTF_8);
    }
}
