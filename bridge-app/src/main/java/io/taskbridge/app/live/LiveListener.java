// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

/** Somebody who listens. Told on any thread, so whatever there is to do is done elsewhere. */
public interface LiveListener {
    /** There are more {@link RecentEvents}. */
    void news();

    /** There will be no more. */
    void over(String reason);
}
