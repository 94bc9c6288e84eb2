// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.live.Place;
import io.taskbridge.codec.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * An answer that is written as {@code text/event-stream}. An id without data moves a client's last event id and is
 * otherwise not noticed, so that whoever comes back after hours without events that it wants need not have all others
 * read again. Belongs to the context of its request.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
public final class ServerSentEvents {
    /** From here on shared by all readers rather than copied for each. */
    private static final int LARGE = 16 << 10;

    private static final int RETRY_MILLIS = 1_000;

    private final HttpServerResponse response;

    ServerSentEvents(HttpServerResponse response) {
        this.response = response;
    }

    /** Says where the reader stands before the first event, and how soon to come again. */
    void begin(Place place) {
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                // Or a proxy would gather events until there are enough of them.
                .putHeader("X-Accel-Buffering", "no")
                .write("retry: " + RETRY_MILLIS + "\nid: " + place + "\n\n");
    }

    boolean begun() {
        return response.headWritten();
    }

    /** Whether to wait before more is written. */
    boolean full() {
        return response.writeQueueFull();
    }

    /**
     * @param place behind the event
     * @param data on one line
     */
    void event(Place place, Buffer data) {
        Buffer head = Buffer.buffer("id: " + place + "\ndata: ");
        if (data.length() < LARGE) {
            response.write(head.appendBuffer(data).appendString("\n\n"));
        } else {
            response.write(head);
            response.write(data);
            response.write("\n\n");
        }
    }

    void heartbeat(Place place) {
        response.write(": heartbeat\nid: " + place + "\n\n");
    }

    /** Something about the stream itself. */
    void notice(String name, String reason) {
        response.write(event(name, Json.mapper().createObjectNode().put("reason", reason)));
    }

    void end(String name, String reason) {
        response.end(event(name, Json.mapper().createObjectNode().put("reason", reason)));
    }

    /** One event of the given name, whole. */
    public static Buffer event(String name, JsonNode data) {
        // JSON of ours is one line.
        return Buffer.buffer("event: " + name + "\ndata: ")
                .appendBytes(Json.write(data))
                .appendString("\n\n");
    }
}
