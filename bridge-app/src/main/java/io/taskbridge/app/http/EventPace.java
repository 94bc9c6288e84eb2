// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import java.time.Duration;

/**
 * How those who listen to live events are treated.
 *
 * @param heartbeat how often they hear something, whether there is news or not
 * @param patience how long one that fell behind may take to catch up before it is dropped
 */
record EventPace(Duration heartbeat, Duration patience) {
    static final EventPace USUAL = new EventPace(Duration.ofSeconds(10), Duration.ofSeconds(30));
}
