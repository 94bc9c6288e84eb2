// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.process;

import java.util.ArrayList;
import java.util.List;

/** How a program's JVM is started. Immutable. */
public record Jvm(List<String> options) {
    /** What the image tells the collector and the compilers. */
    public static final List<String> TUNING =
            List.of("-XX:InitiatingHeapOccupancyPercent=75", "-XX:-G1UseAdaptiveIHOP", "-XX:CICompilerCount=4");

    public Jvm {
        options = List.copyOf(options);
    }

    /** As the JVM chooses, but for its heap. */
    public static Jvm ofHeap(String heap) {
        return new Jvm(List.of("-Xmx" + heap));
    }

    /** The heap and {@link #TUNING}. */
    public static Jvm asDelivered(String heap) {
        return ofHeap(heap).with(TUNING);
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
