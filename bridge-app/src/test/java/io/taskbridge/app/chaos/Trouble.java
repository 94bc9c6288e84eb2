// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import io.taskbridge.app.demo.Fault;
import java.time.Duration;

/** The trouble that a provider makes for a while, in every answer. */
enum Trouble {
    BROKEN,
    OVERLOADED,
    THROTTLING,
    SILENT,
    BEHIND_A_PROXY,
    SPEAKING_HTML,
    CUT_SHORT,
    GARBLED;

    Fault fault() {
        return switch (this) {
            case BROKEN -> Fault.status(500);
            case OVERLOADED -> Fault.status(503);
            case THROTTLING -> Fault.status(429);
            case SILENT -> Fault.silent(Duration.ofSeconds(3));
            case BEHIND_A_PROXY -> Fault.html(502);
            case SPEAKING_HTML -> Fault.html(200);
            case CUT_SHORT -> Fault.truncated();
            case GARBLED -> Fault.notUtf8();
        };
    }
}
