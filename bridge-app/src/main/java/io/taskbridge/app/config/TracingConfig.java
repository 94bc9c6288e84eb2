// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import org.jspecify.annotations.Nullable;

/**
 * Whether and where the story of tasks is told as traces.
 *
 * @param otlp the collector, null if there is none
 * @param sample of the tasks that no caller traces, the share that is traced all the same: 0 to 1
 */
public record TracingConfig(@Nullable OtlpConfig otlp, double sample) {
    static TracingConfig read(Section section) {
        TracingConfig tracing = new TracingConfig(
                section.has("otlp") ? section.section("otlp", OtlpConfig::read) : null,
                section.get("sample", Formats.share(), "0"));
        if (tracing.sample() > 0 && !section.has("otlp")) {
            section.refuse(
                    "sample", Double.toString(tracing.sample()), "must be 0 without otlp, as nobody would see it");
        }
        return tracing;
    }
}
