// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.Task;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What tasks of a source run on: they take about equally long. Its bytes are the key of a record beside those of tasks.
 *
 * @param source no slash, so that the bytes can be taken apart again
 * @param target empty where the source knows none
 */
public record TargetKey(String source, String target) {
    /** No key of a task begins like that: names hold no control characters. */
    private static final String MARK = "\0durations/";

    static TargetKey of(Task task) {
        String target = task.registration().target();
        return new TargetKey(task.key().source(), target == null ? "" : target);
    }

    /** Whether a record with that key is about a target, and not about a task. */
    public static boolean marks(byte[] key) {
        return key.length > 0 && key[0] == MARK.charAt(0);
    }

    /** Null if no bridge wrote that. */
    public static @Nullable TargetKey parse(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        int slash = text.indexOf('/', MARK.length());
        return text.startsWith(MARK) && slash > MARK.length()
                ? new TargetKey(text.substring(MARK.length(), slash), text.substring(slash + 1))
                : null;
    }

    public byte[] bytes() {
        return (MARK + source + "/" + target).getBytes(StandardCharsets.UTF_8);
    }
}
