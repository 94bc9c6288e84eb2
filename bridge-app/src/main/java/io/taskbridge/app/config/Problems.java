// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong while one file is read, so that all of it is reported at once. Owned by one reader. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(String key, String value, String rule) {
        found.add(new Problem(key, value, rule));
    }

    void throwIfAny() throws ConfigException {
        if (!found.isEmpty()) {
            throw new ConfigException(found);
        }
    }
}
