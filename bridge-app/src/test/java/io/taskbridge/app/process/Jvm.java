// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.process;

import java.util.ArrayList;
import java.util.List;

/** How a program's JVM is started. Immutable. */
public record Jvm(List<String> options) {
    /** What the image tells the collector and the compilers. */
    public static final List<String> TUNING = List.of(
            "-XX:InitiatingHeapOccupancyPercent=75",
            "-XX:-G1UseAdaptiveIHOP",
            "-XX:CICompilerCount=4",
            "-XX:InlineSmallCode=1000");

    /** What the example for Kubernetes adds, as a pod's memory is its own; with a heap that is no smaller at the start. */
    public static final List<String> OWN_MEMORY = List.of("-XX:+AlwaysPreTouch", "-XX:+UseTransparentHugePages");

    public Jvm {
        options = List.copyOf(options);
    }

    /** As the JVM chooses, but for its heap. */
    public static Jvm ofHeap(String heap) {
        return new Jvm(List.of("-Xmx" + heap));
    }

    /** As the image and the example for Kubernetes have it. */
    public static Jvm asDelivered(String heap) {
        return ofHeap(heap).with("-Xms" + heap).with(TUNING).with(OWN_MEMORY);
    }

    /** Small and quick to start: where there are many on few cores. */
    public static Jvm lean(String heap) {
        return ofHeap(heap).with("-XX:+UseSerialGC").with("-XX:TieredStopAtLevel=1");
    }

    public Jvm with(String option) {
        return with(List.of(option));
    }

    private Jvm with(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new Jvm(all);
    }
}
