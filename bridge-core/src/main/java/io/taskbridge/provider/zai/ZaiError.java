// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.zai;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.provider.Answer;
import io.taskbridge.provider.Excerpt;
import io.taskbridge.provider.HttpReading;
import io.taskbridge.provider.Reading;
import io.taskbridge.provider.Reading.Kind;
import io.taskbridge.task.TaskError;
import org.jspecify.annotations.Nullable;

/**
 * An error as Z.AI writes it: under {@code error} as an object or a text, or flat; the code a string or a number.
 *
 * @param code null if there is none or it is no number
 * @param word the code as written
 * @param detail the error object whole, null if there is none
 */
record ZaiError(
        @Nullable Integer code,
        @Nullable String word,
        @Nullable String message,
        @Nullable JsonNode detail) {

    /** The error in an answer; null if it carries none. */
    static @Nullable ZaiError in(Answer answer) {
        JsonNode error = answer.value("error");
        Answer nested = Answer.of(error);
        if (nested != null) {
            return new ZaiError(nested.number("code"), nested.word("code"), nested.text("message"), error);
        }
        String text = error == null ? null : error.textValue();
        String message = text != null ? text : answer.text("message");
        return text == null && answer.value("code") == null
                ? null
                : new ZaiError(answer.number("code"), answer.word("code"), message, null);
    }

    /** What the error says about a poll, given the HTTP status that it came with. */
    Reading reading(int status) {
        Kind kind = code == null ? null : kind(code);
        if (kind != null) {
            return Reading.of(kind, "error " + code);
        }
        if (!HttpReading.successful(status)) {
            return HttpReading.ofStatus(status);
        }
        // Some endpoints answer 200 and put the HTTP status into the body.
        return code != null && code >= 100 && code <= 599 && !HttpReading.successful(code)
                ? HttpReading.ofStatus(code)
                : Reading.of(Kind.GARBAGE, "an error instead of a status");
    }

    TaskError asTaskError() {
        String shown = message == null ? "the provider gave no reason" : Excerpt.head(message, Excerpt.MESSAGE);
        return new TaskError(word, shown, detail == null ? null : Excerpt.detail(detail));
    }

    /** The families of the business codes; one HTTP status, 429, covers three of them. */
    private static @Nullable Kind kind(int code) {
        return switch (code) {
            // No such task, or another account's.
            case 1233 -> Kind.NOT_FOUND;
            case 1234 -> Kind.UNAVAILABLE;
            // Concurrency, frequency, overload.
            case 1302, 1303, 1305 -> Kind.THROTTLED;
            // A day's, a window's, a week's allowance.
            case 1304, 1308, 1310 -> Kind.EXHAUSTED;
            // The key, the plan, fair use.
            case 1000, 1001, 1002, 1003, 1004, 1309, 1313 -> Kind.REFUSED;
            // The account: 1113 has no balance, the others are locked.
            default -> code >= 1110 && code <= 1129 ? Kind.REFUSED : null;
        };
    }
}
