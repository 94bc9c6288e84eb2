// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import io.taskbridge.provider.Reading.Kind;
import java.util.function.Function;

/**
 * What HTTP itself says about a reply, the same for every provider: nothing but the body of a 2xx says anything about
 * a task, and no error status ever does more than tell how the source fares.
 */
public final class HttpReading {
    private HttpReading() {}

    /** Reads the body of a 2xx with {@code body}, and any other reply by its status. */
    public static Reading of(StatusReply reply, Function<Answer, Reading> body) {
        if (!successful(reply.status())) {
            return ofStatus(reply.status());
        }
        Answer answer = Answer.parse(reply.body());
        return answer == null ? notAnObject() : body.apply(answer);
    }

    public static boolean successful(int status) {
        return status >= 200 && status <= 299;
    }

    /** What an HTTP status other than 2xx means. */
    public static Reading ofStatus(int status) {
        return Reading.of(kind(status), "HTTP " + status);
    }

    /** For a 2xx whose body is HTML, cut short, empty, an array. */
    public static Reading notAnObject() {
        return Reading.of(Kind.GARBAGE, "body is not a JSON object");
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401, 402, 403 -> Kind.REFUSED;
            case 404 -> Kind.NOT_FOUND;
            case 429 -> Kind.THROTTLED;
            case 408, 425 -> Kind.UNAVAILABLE;
            default -> status >= 500 && status <= 599 ? Kind.UNAVAILABLE : Kind.GARBAGE;
        };
    }
}
