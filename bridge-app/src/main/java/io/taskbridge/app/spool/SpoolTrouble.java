// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why the directory cannot be written now, as far as the last attempt showed. For the spool's one thread. */
final class SpoolTrouble {
    private final Path dir;
    private @Nullable String message;

    SpoolTrouble(Path dir) {
        this.dir = dir;
    }

    @Nullable String message() {
        return message;
    }

    void over() {
        message = null;
    }

    /** Takes note of it and puts it in words. */
    SpoolException unwritable(IOException cause) {
        SpoolException told = exception(dir, cause);
        message = told.getMessage();
        return told;
    }

    static SpoolException exception(Path dir, IOException cause) {
        String reason = cause instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : cause.toString();
        return new SpoolException("spool.dir: " + dir + ": cannot be written: " + reason, cause);
    }
}
