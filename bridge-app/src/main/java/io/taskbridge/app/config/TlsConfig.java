// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The server's certificate chain and private key, PEM files that exist. */
public record TlsConfig(Path certificate, Path key) {
    private static final Format<Path> FILE = Formats.PATH.where(
            path -> Files.isRegularFile(path) && Files.isReadable(path), "must be a file that can be read");

    static @Nullable TlsConfig read(Section section) {
        Path certificate = section.require("certificate", FILE);
        Path key = section.require("key", FILE);
        return certificate == null || key == null ? null : new TlsConfig(certificate, key);
    }
}
