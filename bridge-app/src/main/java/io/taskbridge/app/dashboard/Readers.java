// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Those who watch, by Server-Sent Events. No more than so many at a time; who does not read for a while gets the whole
 * anew when it reads again, and is let go if it never does. Owned by the management port's context.
 */
final class Readers {
    static final int MOST = 32;
    static final int PATIENCE = 10;
    private static final int NOTHING_YET = -1;

    private final Map<HttpServerResponse, Integer> missedBy = new LinkedHashMap<>();

    boolean full() {
        return missedBy.size() >= MOST;
    }

    boolean isEmpty() {
        return missedBy.isEmpty();
    }

    int size() {
        return missedBy.size();
    }

    /** Keeps a place for a reader, who gets nothing yet. */
    void add(HttpServerResponse reader) {
        if (!reader.closed()) {
            missedBy.put(reader, NOTHING_YET);
            reader.closeHandler(gone -> missedBy.remove(reader));
            reader.exceptionHandler(broken -> missedBy.remove(reader));
        }
    }

    /** @param whole what the reader is sent before any news */
    void begin(HttpServerResponse reader, Buffer whole) {
        if (missedBy.replace(reader, NOTHING_YET, 0)) {
            reader.write(whole);
        }
    }

    /** @param whole for those who have missed something */
    void send(Buffer news, Supplier<Buffer> whole) {
        List<HttpServerResponse> slow = new ArrayList<>();
        missedBy.replaceAll((reader, missed) -> {
            if (missed == NOTHING_YET) {
                return missed;
            }
            if (reader.writeQueueFull()) {
                if (missed + 1 >= PATIENCE) {
                    slow.add(reader);
                }
                return missed + 1;
            }
            reader.write(missed == 0 ? news : whole.get());
            return 0;
        });
        for (HttpServerResponse reader : slow) {
            missedBy.remove(reader);
            reader.reset();
        }
    }
}
