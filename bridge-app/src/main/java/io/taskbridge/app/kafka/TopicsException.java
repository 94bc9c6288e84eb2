// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.util.List;

/** The topics cannot be used as configured; the message lists every reason. */
public final class TopicsException extends RuntimeException {
    private final List<String> problems;

    TopicsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    TopicsException(String problem, Throwable cause) {
        super(problem, cause);
        this.problems = List.of(problem);
    }

    /** Each names topic, setting, value and rule. */
    public List<String> problems() {
        return problems;
    }
}
