// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/** What a schedule takes up: it carries the number of its place there, so that no map is needed to find it. */
public abstract class Scheduled {
    static final int NOWHERE = -1;

    /** Belongs to the schedule. */
    int place = NOWHERE;
}
