// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

/** What is counted in a run. */
enum Figure {
    KILLS("bridges killed"),
    STOPS("bridges stopped"),
    UNCLEAN_STOPS("stops that were not clean"),
    FREEZES("bridges frozen beyond their session"),
    HASTY_THAWS("thawed during a takeover"),
    BRIDGE_EXITS("bridges that ended by themselves"),
    BROKER_KILLS("broker killed"),
    BROKER_EXITS("broker ended by itself"),
    BROKER_PAUSES("broker paused"),
    DISK_LOADS("disk kept busy"),
    PROVIDER_OUTAGES("provider outages"),
    SUBMITTED("tasks submitted"),
    POLLED("of them polled only"),
    REGISTERED("registrations acknowledged"),
    WEBHOOKS("webhooks acknowledged"),
    RETRIES("calls that had to be repeated"),
    WAITING("calls not acknowledged yet"),
    EVENTS("events"),
    ENDED("tasks ended"),
    LATE_RESULTS("late results");

    private final String words;

    Figure(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
