// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.control;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which sources of one group are paused, as the records of the control topic say. Owned by whoever reads them. */
public final class PausedSources {
    private static final Logger log = LoggerFactory.getLogger(PausedSources.class);

    private final String group;
    private final Map<String, Instant> since = new TreeMap<>();

    public PausedSources(String group) {
        this.group = group;
    }

    public byte[] key(String source) {
        return PauseRecord.key(group, source);
    }

    /** What to write so that the source is paused: since this time, unless it is paused already. */
    public byte[] value(String source, Instant now) {
        return PauseRecord.value(since(source, now));
    }

    /** Since when the source is paused; {@code now} if it is not. */
    public Instant since(String source, Instant now) {
        return since.getOrDefault(source, now);
    }

    /** The next record of the topic. One that is not understood changes nothing. */
    public void apply(byte @Nullable [] key, byte @Nullable [] value) {
        String source = key == null ? null : PauseRecord.source(group, key);
        if (source == null) {
            return;
        }
        if (value == null) {
            since.remove(source);
            return;
        }
        Instant paused = PauseRecord.since(value);
        if (paused == null) {
            log.warn("A record about source {} on the control topic is not understood", source);
        } else {
            since.put(source, paused);
        }
    }

    /** By source, since when. */
    public Map<String, Instant> all() {
        return Map.copyOf(since);
    }
}
