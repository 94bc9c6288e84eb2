// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import io.taskbridge.task.Input;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configured sources, and which inputs they let in. Immutable, shared freely between threads. */
public final class Sources {
    private final Map<String, Provider> providers;

    /**
     * @param providers by source name
     */
    public Sources(Map<String, Provider> providers) {
        this.providers = Map.copyOf(providers);
    }

    /** Why no source here can act on the input, null if one can. */
    public @Nullable String refusal(Input input) {
        Provider provider = providers.get(input.key().source());
        if (provider == null) {
            return "source: is not configured";
        }
        if (input instanceof Input.Track track) {
            try {
                provider.requireTarget(track.registration().target());
            } catch (IllegalArgumentException e) {
                return e.getMessage();
            }
        }
        return null;
    }
}
