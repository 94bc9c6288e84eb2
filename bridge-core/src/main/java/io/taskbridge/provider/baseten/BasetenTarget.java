// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import io.taskbridge.provider.Answer;
import io.taskbridge.provider.BaseUrl.Placeholder;
import io.taskbridge.task.TaskKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request runs on: {@code model:<id>} or {@code chain:<id>}. */
final class BasetenTarget {
    private static final String MODEL = "model";
    private static final String CHAIN = "chain";

    private BasetenTarget() {}

    /**
     * What the target puts into a base URL.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static Map<Placeholder, String> values(@Nullable String target) {
        if (target == null) {
            return Map.of();
        }
        int colon = target.indexOf(':');
        String kind = colon < 0 ? "" : target.substring(0, colon);
        String id = target.substring(colon + 1);
        if (!(kind.equals(MODEL) || kind.equals(CHAIN)) || id.isEmpty()) {
            throw new IllegalArgumentException("target: must be model:<id> or chain:<id>");
        }
        return Map.of(Placeholder.KIND, kind, Placeholder.TARGET, id);
    }

    /** The target that an answer names; null if it names none that a task could have. */
    static @Nullable String in(Answer answer) {
        String model = named(MODEL, answer.text("model_id"));
        return model != null ? model : named(CHAIN, answer.text("chain_id"));
    }

    private static @Nullable String named(String kind, @Nullable String id) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        String target = kind + ":" + id;
        try {
            TaskKey.requireName("target", target);
            return target;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
