// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * How far a reader has come: for each partition of the topic of all transitions, the offset it reads next. Its text is
 * the id of the last event, so whoever gives it back goes on behind that event at any bridge. Immutable.
 */
public final class Place {
    private static final int RADIX = 36;
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{1,22}(\\.[0-9a-z]{1,13})+");

    private final String topic;
    private final long[] next;

    private Place(String topic, long[] next) {
        this.topic = topic;
        this.next = next;
    }

    /**
     * @param topic tells the topic from one that was there under its name before, or elsewhere; letters, digits, _ and -
     */
    public static Place of(String topic, long... next) {
        return new Place(topic, next.clone());
    }

    /** @throws IllegalArgumentException if no place has this text */
    public static Place parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a place");
        }
        String[] parts = text.split("\\.", -1);
        long[] next = new long[parts.length - 1];
        for (int i = 0; i < next.length; i++) {
            next[i] = Long.parseLong(parts[i + 1], RADIX);
        }
        return new Place(parts[0], next);
    }

    public String topic() {
        return topic;
    }

    /** The next offset of a partition; 0 of one that was not there yet. */
    public long next(int partition) {
        return partition < next.length ? next[partition] : 0;
    }

    /** The same further on in one partition, if that is further. */
    public Place passing(int partition, long offset) {
        if (offset < next(partition)) {
            return this;
        }
        long[] moved = Arrays.copyOf(next, Math.max(next.length, partition + 1));
        moved[partition] = offset + 1;
        return new Place(topic, moved);
    }

    /** What both have behind them. */
    public Place further(Place other) {
        long[] furthest = Arrays.copyOf(next, Math.max(next.length, other.next.length));
        for (int i = 0; i < other.next.length; i++) {
            furthest[i] = Math.max(furthest[i], other.next[i]);
        }
        return new Place(topic, furthest);
    }

    /** Whether nothing that comes from the other place on is missing before this one. */
    boolean reaches(Place other) {
        for (int i = 0; i < other.next.length; i++) {
            if (next(i) < other.next[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(topic);
        for (long offset : next) {
            text.append('.').append(Long.toString(offset, RADIX));
        }
        return text.toString();
    }
}
