// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import java.util.Locale;

/** Why a file is no longer waiting although its webhook has not gone to Kafka; each has a folder of this name. */
enum SetAside {
    /** Not, or not wholly, what the bridge wrote. */
    TORN,
    /** Whole, but Kafka will not have it as it is. */
    REFUSED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
