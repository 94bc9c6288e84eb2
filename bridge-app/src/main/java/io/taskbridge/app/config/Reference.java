// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One {@code ${...}} of a configuration file: {@code ${NAME}}, {@code ${NAME:default}} or {@code ${file:PATH}}. */
record Reference(String written) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final int MAX_FILE_BYTES = 1 << 20;

    /**
     * What the reference stands for.
     *
     * @throws UnresolvedException if there is no such thing
     */
    String resolve(Function<String, @Nullable String> environment) throws UnresolvedException {
        String inner = written.substring(2, written.length() - 1);
        int colon = inner.indexOf(':');
        String name = colon < 0 ? inner : inner.substring(0, colon);
        if (colon >= 0 && name.equals("file")) {
            return contentOf(inner.substring(colon + 1));
        }
        if (!NAME.matcher(name).matches()) {
            // Perhaps no reference at all but part of a secret: not to be repeated.
            throw new UnresolvedException("${...}", "must be ${NAME}, ${NAME:default} or ${file:PATH}");
        }
        String value = environment.apply(name);
        if (value != null) {
            return value;
        }
        if (colon < 0) {
            throw new UnresolvedException(written, "the environment variable " + name + " is not set");
        }
        return inner.substring(colon + 1);
    }

    private String contentOf(String path) throws UnresolvedException {
        try (InputStream file = Files.newInputStream(Path.of(path))) {
            byte[] bytes = file.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new UnresolvedException(written, "the file must not be larger than 1MiB");
            }
            return withoutFinalNewline(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new UnresolvedException(written, "the file must be UTF-8 text");
        } catch (IOException | InvalidPathException e) {
            throw new UnresolvedException(written, "the file cannot be read");
        }
    }

    private static String withoutFinalNewline(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** The reference stands for nothing; {@link #shown} is what may be shown of it. */
    static final class UnresolvedException extends Exception {
        private final String shown;
        private final String rule;

        UnresolvedException(String shown, String rule) {
            super(rule);
            this.shown = shown;
            this.rule = rule;
        }

        String shown() {
            return shown;
        }

        String rule() {
            return rule;
        }
    }
}
